"""The window's page in a real browser, served as the private scheme serves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from geodata.locations import Locations
from geodata.page import LivePage
from geodata.storage import open_career
from geodata.words import Words
from tests.page.browser import Tab
from tests.page.hostile import HOSTILE
from tests.page.liveserver import DataFor, serving
from tests.unit.desktop.test_themes import contrast

SMOLNY, SIBERIA, LENINGRAD, MOSCOW, SHOT = 2, 6, 8, 9, 11


def page_of(locations: Locations, words_for: Callable[[str], Words]) -> Callable[[str], DataFor]:
    def make(base: str) -> DataFor:
        career = open_career("zakovsky", locations=locations)
        return LivePage(career, locations, words_for=words_for, base=base).data_for

    return make


@pytest.fixture
def live(tab: Tab, page_locations: Locations, words_for: Callable[[str], Words]) -> Iterator[Tab]:
    """The shipped career, loaded, with what the page says to the program kept in ``said``."""
    with serving(page_of(page_locations, words_for)) as base:
        tab.open(base + "index.html")
        tab.until("window.atlas && atlas.career && atlas.labels.texts")
        tab.run(
            """window.said = [];
            for (const slot of ['ready', 'painted', 'placeTapped', 'stepTapped', 'problem'])
              atlas.bridge[slot] = (value) => said.push([slot, value]);"""
        )
        tab.run("atlas.setReducedMotion(true)")
        yield tab


def show(tab: Tab, step: int) -> dict[str, Any]:
    tab.run(f"atlas.showStep({step}, 1000 + {step}, false)")
    tab.until(f"said.some(([slot, n]) => slot === 'painted' && n === {1000 + step})")
    state: dict[str, Any] = tab.run("atlas.state()")
    return state


def test_it_shows_every_step_without_a_complaint(live: Tab) -> None:
    for step in range(12):
        assert show(live, step)["step"] == step
    assert live.complaints() == []
    assert live.run("said.filter(([slot]) => slot === 'problem')") == []


def test_a_step_is_answered_by_its_number_and_the_latest_wins(live: Tab) -> None:
    live.run("for (let i = 0; i < 5; i++) atlas.showStep(i, 70 + i, false)")
    live.until("said.some(([slot, n]) => n === 74)")
    assert live.run("said.filter(([slot]) => slot === 'painted')") == [["painted", 74]]
    assert live.run("atlas.step") == 4


def test_a_new_step_interrupts_a_flight(live: Tab) -> None:
    show(live, 0)
    live.run("atlas.setReducedMotion(false)")
    live.run("atlas.showStep(6, 1, true)")
    live.until("atlas.flying && atlas.map.getZoom() !== 6.25")
    live.run("atlas.showStep(9, 2, true)")
    live.until("!atlas.flying")
    state = live.run("atlas.state()")
    assert state["step"] == 9
    assert state["centre"] == pytest.approx([55.75, 37.62], abs=0.2)


def test_who_wants_less_movement_is_at_the_place_at_once(live: Tab) -> None:
    show(live, 0)
    live.run("atlas.showStep(6, 1, true)")
    state = live.run("atlas.state()")
    assert (state["step"], state["flying"]) == (6, False)
    live.run("atlas.setReducedMotion(false)")
    live.run("atlas.showStep(9, 2, true)")
    assert live.run("atlas.state().flying") is True


def test_a_place_visited_again_has_one_badge_with_every_visit(live: Tab) -> None:
    show(live, LENINGRAD)
    numbers = "[...document.querySelectorAll('.placed.now .visit')].map((e) => e.textContent)"
    assert live.run(numbers) == ["3", "4", "5", "9"]
    live.run("document.querySelector('.placed.now .visit').click()")
    assert live.run("said.at(-1)") == ["stepTapped", SMOLNY]
    state = show(live, MOSCOW)
    texts = [label["text"] for label in state["labels"]]
    assert "Leningrad3 · 4 · 5 · 9" in texts
    assert sum("Leningrad" in t or "Petrograd" in t for t in texts) == 1


def test_the_name_is_the_one_valid_then_with_todays_second(live: Tab) -> None:
    assert _now(show(live, 4)).startswith("Petrogradtoday Saint Petersburg")
    assert _now(show(live, LENINGRAD)).startswith("Leningradtoday Saint Petersburg")
    assert _now(show(live, MOSCOW)) == "Moscow"
    live.run("atlas.setLanguage('ru')")
    live.until("atlas.labels.texts.language === 'ru'")
    assert _now(show(live, LENINGRAD)).startswith("Ленинград")


def _now(state: dict[str, Any]) -> str:
    text: str = next(label["text"] for label in state["labels"] if label["now"])
    return text


def test_a_change_of_language_keeps_step_and_view(live: Tab) -> None:
    before = show(live, SIBERIA)
    live.run("atlas.setLanguage('lv')")
    live.until("atlas.labels.texts.language === 'lv'")
    after = live.run("atlas.state()")
    assert (after["step"], after["zoom"], after["centre"]) == (
        before["step"],
        before["zoom"],
        before["centre"],
    )
    assert _now(after).startswith("Sibīrija")


def test_lines_are_drawn_only_where_the_author_draws_them(live: Tab) -> None:
    """Solid, dashed or none; none to, among or from the places in no stated order."""
    ways = live.run(
        """[...Array(atlas.career.length).keys()].map((i) => atlas.career.wayFrom[i] < 0 ? 'none'
          : atlas.career.unknownWay(i) ? 'dashed' : 'solid')"""
    )
    assert ways[:7] == ["none", "dashed", "dashed", "dashed", "dashed", "none", "none"]
    assert ways[8:10] == ["solid", "solid"]
    assert ways[11] == "none"


def test_there_and_back_bend_to_opposite_sides(live: Tab) -> None:
    """Every line bends to the same hand of the traveller, so the way back is another line."""
    for step in (8, 9):
        c = live.run(f"atlas.stage.ways.curve({step})")
        way = (c["bx"] - c["ax"], c["by"] - c["ay"])
        bend = (c["cx"] - c["ax"], c["cy"] - c["ay"])
        assert way[0] * bend[1] - way[1] * bend[0] > 0


def test_a_line_ends_at_the_edge_of_an_area(live: Tab) -> None:
    inside = live.run(
        """(() => {
          const { career, stage } = atlas;
          const curve = stage.ways.curve(1);
          const area = career.areaOf(career.first[1]);
          return [area.holds(curve.bx, curve.by), Math.abs(curve.bx - curve.ax) > 0];
        })()"""
    )
    assert inside == [False, True]


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("step", [0, 1, 6])
def test_a_name_is_not_written_across_the_border_that_it_tells_of(
    live: Tab, step: int, text_scale: float
) -> None:
    """Every corner of it is inside the shape, or every one is outside."""
    live.run(f"atlas.setTextScale({text_scale})")
    show(live, step)
    held = live.run(
        """(() => {
          const label = atlas.labels.shown.find((each) => each.now);
          const { left, top, right, bottom } = label.rect;
          const area = atlas.career.areaOf(label.stop);
          return [[left, top], [right, top], [left, bottom], [right, bottom]].map((corner) => {
            const { lat, lng } = atlas.map.containerPointToLatLng(corner);
            const y = Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI;
            return area.holds((lng + 180) / 360, (1 - y) / 2);
          });
        })()"""
    )
    live.run("atlas.setTextScale(1)")
    assert len(set(held)) == 1


def test_an_area_is_shaded_and_has_no_point(live: Tab) -> None:
    state = show(live, 0)
    assert state["marks"] == []
    assert "roughly drawn" in _now(state)
    assert _alpha(live, 0) > 0
    assert _alpha(live, 0) < 255


def _alpha(tab: Tab, step: int) -> int:
    """How opaque the canvas of the step is in the middle of its place."""
    value: int = tab.run(
        f"""(() => {{
          const {{ career, stage }} = atlas;
          const place = career.stopPlace[career.first[{step}]];
          const {{ resting: view, live: ctx }} = stage;
          const density = devicePixelRatio;
          return ctx.getImageData(view.x(career.x[place]) * density,
            view.y(career.y[place]) * density, 1, 1).data[3];
        }})()"""
    )
    return value


def test_the_coming_way_is_not_drawn(live: Tab) -> None:
    show(live, 11)
    whole = _painted(live)
    live.run("atlas.stage.showStep(0, { paint: true })")
    assert _painted(live) < whole / 2


def _painted(tab: Tab) -> int:
    """How many pixels of the step's canvas are not empty."""
    count: int = tab.run(
        """(() => {
          const { canvas } = atlas.stage.live;
          const { data } = atlas.stage.live.getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
          return count;
        })()"""
    )
    return count


def test_a_stop_without_a_place_says_so_in_words(live: Tab) -> None:
    state = show(live, SHOT)
    assert state["card"] == "Place not stated"
    assert not [label for label in state["labels"] if label["now"]]


def test_death_is_never_in_the_accent_colour(live: Tab) -> None:
    assert live.run(f"atlas.career.neutral({SHOT})") is True
    assert live.run(f"atlas.career.neutral({MOSCOW})") is False
    assert live.run("atlas.stage.palette.ending.ink !== atlas.stage.palette.now.ink") is True


def test_borders_of_today_are_off_and_labelled_when_on(live: Tab) -> None:
    assert show(live, 0)["borders"] is False
    live.run("atlas.setBorders(true)")
    note = live.run("document.querySelector('.atlas-borders-note').innerText")
    assert note == "The dashed borders are those of today"
    assert live.run("atlas.state().borders") is True
    live.run("atlas.setBorders(false)")
    assert live.run("document.querySelector('.atlas-borders-note').offsetParent") is None


def test_a_tap_on_a_mark_names_its_place(live: Tab) -> None:
    show(live, 5)
    spot = live.run(
        """(() => {
          const place = atlas.career.ids.indexOf('kazan');
          const view = atlas.stage.resting;
          return [view.x(atlas.career.x[place]), view.y(atlas.career.y[place])];
        })()"""
    )
    live.click(spot[0] + 12, spot[1] - 12)
    live.until("said.some(([slot]) => slot === 'placeTapped')")
    assert live.run("said.at(-1)") == ["placeTapped", "kazan"]


def test_a_tap_beside_every_mark_brings_that_part_to_the_middle(live: Tab) -> None:
    """For those who cannot drag; nothing else comes of it."""
    before = show(live, MOSCOW)
    at = (before["width"] * 0.8, before["height"] * 0.2)
    wanted = live.run(f"(({{lat, lng}}) => [lat, lng])(atlas.map.containerPointToLatLng({[*at]}))")
    said = live.run("said.length")
    live.click(*at)
    live.until(f"Math.abs(atlas.map.getCenter().lng - {wanted[1]}) < 0.1")
    after = live.run("atlas.state()")
    assert after["centre"] == pytest.approx(wanted, abs=0.1)
    assert (after["zoom"], after["step"]) == (before["zoom"], before["step"])
    assert live.run("said.length") == said


def test_scale_attribution_and_finger_wide_zoom_buttons_are_there(live: Tab) -> None:
    show(live, 0)
    assert "Natural Earth" in live.run("document.querySelector('.atlas-credit').textContent")
    assert "km" in live.run("document.querySelector('.leaflet-control-scale-line').textContent")
    sizes = live.run(
        "[...document.querySelectorAll('.atlas-zoom button')]"
        ".map((e) => [e.offsetWidth, e.offsetHeight])"
    )
    assert min(min(size) for size in sizes) >= 44
    zoom = live.run("atlas.map.getZoom()")
    live.run("document.querySelector('.atlas-zoom button').click()")
    assert live.run("atlas.map.getZoom()") == pytest.approx(zoom + 1)


@pytest.mark.parametrize("where", ["high", "low", "none"])
def test_zoom_buttons_stand_where_a_hand_reaches_them(live: Tab, where: str) -> None:
    show(live, 0)
    live.run(f"atlas.setZoomButtons('{where}')")
    box, count, low = live.run(
        "[document.querySelector('.atlas-zoom').getBoundingClientRect().toJSON(),"
        " document.querySelectorAll('.atlas-zoom button').length,"
        " document.querySelector('.atlas-credit').getBoundingClientRect().top]"
    )
    live.run("atlas.setZoomButtons('high')")
    assert count == 2
    if where == "none":
        assert box["height"] == 0
    else:
        assert box["height"] >= 88
        assert (box["top"] < 40) if where == "high" else (low - 20 < box["bottom"] <= low)


@pytest.mark.parametrize("text_scale", [1.0, 1.53, 2.2])
def test_the_scale_s_label_fits_its_bar_and_the_bar_is_as_long_as_it_says(
    live: Tab, text_scale: float
) -> None:
    show(live, 0)
    live.run(f"atlas.setTextScale({text_scale})")
    zooms = [3, 3.3, 3.7, 4.2, 4.6, 5, 5.4, 5.9]
    for zoom in zooms:
        live.run(f"atlas.map.setView([57, 22], {zoom}, {{animate: false}}); 1")
        inner, outer, text, metres = live.run(
            "(() => { const e = document.querySelector('.leaflet-control-scale-line');"
            " const y = atlas.map.getSize().y / 2; const w = e.offsetWidth;"
            " const at = (x) => atlas.map.containerPointToLatLng([x, y]);"
            " return [e.scrollWidth, e.clientWidth, e.textContent, at(0).distanceTo(at(w))]; })()"
        )
        assert inner <= outer, (zoom, text)
        assert metres / 1000 == pytest.approx(float(text.split()[0]), rel=0.03)
    live.run("atlas.setTextScale(1)")


def test_themes_change_the_canvases_too(live: Tab) -> None:
    show(live, MOSCOW)
    inks = set()
    for theme in ("light", "dark", "contrast"):
        live.run(f"atlas.setTheme('{theme}')")
        inks.add(live.run("atlas.stage.palette.now.ink"))
    assert len(inks) == 3


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_marks_and_ways_stand_out_from_every_ground_of_the_map(live: Tab, theme: str) -> None:
    """3:1 to land and water as they are painted, and to the paper round them (WCAG 2.2, 1.4.11);
    names on the paper of their halo 4.5:1 at least."""
    live.run(f"atlas.setTheme('{theme}')")
    show(live, MOSCOW)
    live.until("!atlas.store.pending")
    grounds = live.run(
        """(() => {
          const canvas = document.querySelector('.atlas-canvas');
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Map();
          for (let i = 0; i < data.length; i += 4 * 97) {
            const part = (k) => data[i + k].toString(16).padStart(2, '0');
            const hex = '#' + part(0) + part(1) + part(2);
            seen.set(hex, (seen.get(hex) || 0) + 1);
          }
          return [...seen].filter(([, count]) => count > 20).map(([hex]) => hex);
        })()"""
    )
    palette = live.run(
        "(({ past, now, ending, way, waySecond }) => ({ marks: [past.ink, now.ink, ending.ink],"
        " ways: [way, waySecond], paper: now.paper }))(atlas.stage.palette)"
    )
    assert len(grounds) > 3
    for ink in (*palette["marks"], *palette["ways"]):
        assert min(contrast(ink, ground) for ground in (*grounds, palette["paper"])) >= 3, ink
    for ink in palette["marks"]:
        assert contrast(ink, palette["paper"]) >= 4.5


def test_loading_anew_grows_no_second_map(live: Tab) -> None:
    show(live, MOSCOW)
    elements = live.run("document.querySelectorAll('canvas').length")
    for _ in range(3):
        live.run("atlas.load()")
    assert live.run("document.querySelectorAll('canvas').length") == elements
    assert live.run("said.filter(([slot]) => slot === 'ready').length") == 3
    assert show(live, 3)["step"] == 3


def test_what_is_kept_in_memory_is_bounded_and_never_what_is_on_show(live: Tab) -> None:
    for step in (*range(12), *reversed(range(12))):
        show(live, step)
        assert live.run("atlas.labels.shown.every((label) => label.element.isConnected)")
    assert live.run("document.querySelectorAll('.atlas-label').length") <= 48
    live.until("!atlas.store.pending")
    most = max(16e6 / 256**2 / 4, live.run("2 * atlas.store.needed"))
    assert live.run("atlas.store.kept.size") <= most + 1
    assert live.run("atlas.stage.trail.leaves.size") <= 38


def test_hostile_text_stays_text(
    tab: Tab, hostile_locations: Locations, words_for: Callable[[str], Words]
) -> None:
    with serving(page_of(hostile_locations, words_for)) as base:
        tab.open(base + "index.html")
        tab.until("window.atlas && atlas.career && atlas.labels.texts")
        for step in range(12):
            tab.run(f"atlas.showStep({step}, {step}, false)")
        tab.run("atlas.showStep(9, 9, false)")
        assert HOSTILE in tab.run("document.querySelector('.placed.now .name').textContent")
        assert tab.run("document.images.length") == 0
        assert tab.run("document.title") != "owned"
        assert tab.complaints() == []
        assert all(address.startswith(base) for address in tab.requests())
