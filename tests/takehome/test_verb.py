"""What the verb says to a wish that cannot be met: one sentence, and the right status."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("x.pdf", "--step", "0"), 3, "choose one from 1 to 12"),
        (("x.png", "--step", "13"), 3, "There is no posting 13"),
        (("x.pdf", "--hide-after", "0"), 3, "Count from 1"),
        (("x.odt",), 2, "no format “odt”"),
        (("x.png", "--size", "big"), 2, "Write it like 3508x2480"),
        (("x.mp4", "--pace", "1"), 2, "from 2 to 120"),
        (("x.pdf", "--career", "nobody"), 2, "nobody"),
    ],
)
def test_a_wrong_wish_is_told_in_one_sentence(
    words: tuple[str, ...],
    status: int,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, *others = words
    assert main(["export", str(tmp_path / name), *others]) == status
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert not (tmp_path / name).exists()
