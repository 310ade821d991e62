"""``career-atlas check``: every problem of a career, on standard output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli import main
from tests.unit.seedfiles.smallcareer import FILES, write_small


@pytest.mark.parametrize(
    ("named", "career", "counted"),
    [
        ([], "zakovsky", "12 postings, 9 figures"),
        (["mandelstam"], "mandelstam", "25 postings, 0 figures"),
    ],
)
def test_the_shipped_careers_are_good(
    capsys: pytest.CaptureFixture[str], named: list[str], career: str, counted: str
) -> None:
    assert main(["check", *named]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith(f"{career}: 0 errors, 0 warnings, ")
    assert counted in last


def test_problems_have_file_line_and_field(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = FILES["small/career.toml"].replace("4762", "99999").replace('"1917"', '"1917-13"')
    folder = write_small(tmp_path, changed={"small/career.toml": broken})
    assert main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    row = broken[: broken.index("99999")].count("\n") + 1
    assert f"small/career.toml, line {row}, value “99999”: " in out
    assert "when “1917-13”: " in out
    assert out.splitlines()[-1] == "small: 2 errors, 0 warnings, 0 notes"


def test_json_has_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = FILES["small/career.toml"].replace("4762", "99999")
    folder = write_small(tmp_path, changed={"small/career.toml": broken})
    assert main(["check", "--career", str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    (problem,) = found["problems"]
    assert list(problem) == ["severity", "where", "row", "field", "value", "message"]
    assert (problem["severity"], problem["field"], problem["value"]) == ("error", "value", "99999")


def test_a_problem_is_one_line_whatever_the_author_wrote(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hostile = 'claim = """took\\u001b[2J\n\npart"""'
    broken = FILES["small/career.toml"].replace('claim = "took part"', hostile)
    folder = write_small(tmp_path, changed={"small/career.toml": broken})
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out.splitlines()) == 2


def test_a_career_that_does_not_exist_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "zakovski"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Did you mean “zakovsky”?" in err
