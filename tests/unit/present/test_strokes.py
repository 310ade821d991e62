"""The pen: lines that lie on the map, for each stop, with undo."""

from __future__ import annotations

from desktop.present.strokes import Strokes

LINE = ((55.0, 30.0), (55.0, 40.0))
OTHER = ((60.0, 30.0), (60.0, 40.0))


def drawn() -> Strokes:
    strokes = Strokes()
    strokes.draw(3, LINE)
    strokes.draw(3, OTHER)
    return strokes


def test_each_stop_has_its_own_lines() -> None:
    strokes = drawn()
    assert strokes.at(3) == (LINE, OTHER)
    assert strokes.at(4) == ()


def test_undo_and_redo_walk_through_every_change() -> None:
    strokes = drawn()
    strokes.erase(3, (55.0, 35.0), reach=0.5)
    states = [strokes.at(3)]
    for _ in range(4):
        strokes.undo(3)
        states.append(strokes.at(3))
    assert states == [(OTHER,), (LINE, OTHER), (LINE,), (), ()]
    for _ in range(4):
        strokes.redo(3)
    assert strokes.at(3) == (OTHER,)


def test_a_new_line_ends_what_could_be_redone() -> None:
    strokes = drawn()
    strokes.undo(3)
    strokes.draw(3, LINE)
    strokes.redo(3)
    assert strokes.at(3) == (LINE, LINE)


def test_the_eraser_takes_the_lines_that_pass_near() -> None:
    strokes = drawn()
    assert not strokes.erase(3, (57.5, 35.0), reach=1.0)
    assert strokes.erase(3, (55.4, 35.0), reach=0.5)
    assert strokes.at(3) == (OTHER,)


def test_a_dot_is_no_line() -> None:
    strokes = Strokes()
    strokes.draw(0, ((1.0, 1.0),))
    assert strokes.at(0) == ()
