"""Every palette is readable by the numbers of WCAG 2.2."""

from __future__ import annotations

import pytest

from desktop.themes import PALETTES, Palette, Scale, next_theme


def luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_text_reaches_seven_to_one(palette: Palette) -> None:
    for ground in (palette.paper, palette.surface):
        for text in (palette.ink, palette.quiet):
            assert contrast(text, ground) >= 7
    assert contrast(palette.on_ink, palette.ink) >= 7


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_marks_and_focus_stand_out(palette: Palette) -> None:
    for ground in (palette.paper, palette.surface):
        assert contrast(palette.accent, ground) >= 4.5
        assert contrast(palette.focus, ground) >= 3
        assert contrast(palette.edge, ground) >= 3
    assert contrast(palette.bar, palette.track) >= 4.5
    assert contrast(palette.bar_second, palette.track) >= 3


def test_themes_go_round() -> None:
    seen = ["light"]
    while (following := next_theme(seen[-1])) != "light":
        seen.append(following)
    assert seen == list(PALETTES)


@pytest.mark.parametrize(
    ("width", "height"), [(800, 560), (1366, 768), (1920, 1080), (1080, 1920), (3840, 2160)]
)
def test_type_grows_with_the_window_and_with_the_choice(width: int, height: int) -> None:
    plain, large = Scale.fitting(width, height, 100), Scale.fitting(width, height, 200)
    assert plain.px(20) >= 14
    assert large.px(20) >= 1.9 * plain.px(20)
