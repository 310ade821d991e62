"""The benchmark runner shows every figure and fails when a bar is missed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import benchmarks
from tests.benchmarks.__main__ import main
from tests.benchmarks.result import Result, table

FAST = Result(name="quick", value=1.5, unit="ms", floor=1.0, ratio=1.5, bar=2.0, ok=True)
SLOW = Result(name="slower", value=512.0, unit="MB", floor=None, ratio=None, bar=25.0, ok=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose modules count as benchmarks in this process."""
    home = tmp_path / "tests" / "benchmarks"
    home.mkdir(parents=True)
    monkeypatch.setattr(benchmarks, "__path__", [str(home), *benchmarks.__path__])
    return home


def put(folder: Path, name: str, *results: Result) -> None:
    (folder / f"bench_{name}.py").write_text(f"def run():\n    return {list(results)!r}\n", "utf-8")


def test_a_table_shows_each_figure_and_what_missed() -> None:
    header, first, second = table([FAST, SLOW]).splitlines()
    assert header.split() == ["what", "value", "floor", "ratio", "bar"]
    assert first.split() == ["quick", "1.5", "ms", "1", "1.5", "2", "good"]
    assert second.split() == ["slower", "512", "MB", "–", "–", "25", "MISSED"]
    assert first.index("ms") == second.index("MB")


def test_a_benchmark_runs_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, "sample_alone", FAST)
    assert main(["--alone", "sample_alone"]) == 0
    assert json.loads(capsys.readouterr().out) == [FAST]


def test_one_that_cannot_be_measured_is_a_failure(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    put(folder, "sample_of_here", FAST)  # The process it would run in does not know the folder.
    assert main(["--json", "sample_of_here"]) == 1
    told = capfd.readouterr()
    answer = json.loads(told.out)
    assert answer["failed"] == ["sample_of_here"]
    assert len(answer["machine"]["load_before"].split()) == 3
    assert "sample_of_here: could not be measured" in told.err


def test_an_unknown_name_is_answered_with_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["no_such"])
    assert "launcher" in capsys.readouterr().err
