// The colours of the canvases, read from the style sheet, so that a theme is written down once.

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const kind = (name, radius, stroke, edge) => ({
    ink: colour(name),
    fill: colour(`${name}-fill`),
    ring: colour(`${name}-ring`),
    none: colour(`${name}-none`),
    paper: colour("mark-paper"),
    radius,
    stroke,
    edge,
  });
  return {
    ground: colour("ground"),
    burn: colour("burn"),
    shade: colour("shade"),
    way: colour("way"),
    waySecond: colour("second"),
    halo: colour("way-halo"),
    borders: colour("borders"),
    past: { ...kind("past", MARK_RADIUS, 2.2, 1.2), second: kind("second", MARK_RADIUS, 2.2, 1.2) },
    now: { ...kind("accent", CURRENT_RADIUS, 3, 2), second: kind("second", CURRENT_RADIUS, 3, 2) },
    ending: kind("ending", CURRENT_RADIUS, 3, 2),
  };
}
