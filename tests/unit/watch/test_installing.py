"""``career-atlas kiosk install`` as a technician runs it, into a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import main
from desktop.kiosk.pin import hash_pin
from desktop.kiosk.settings import load_kiosk, settings_text
from desktop.watch.units import MARK
from geodata.fleet.answers import answers_text

SERVICE = "etc/systemd/system/career-atlas-kiosk.service"


def install(*words: str) -> int:
    return main(["kiosk", "install", *words])


def answer_file(folder: Path, **changed: str) -> Path:
    text = settings_text() + answers_text()
    text = text.replace('pin_hash = ""', f'pin_hash = "{hash_pin("271828")}"')
    for name, value in changed.items():
        head, _, rest = text.partition(f"\n{name} = ")
        text = f"{head}\n{name} = {value}\n{rest.partition(chr(10))[2]}"
    path = folder / "answers.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_by_itself_it_prints_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert install("--settings", "/etc/kiosk.toml") == 0
    assert f"### /{SERVICE}" in capsys.readouterr().out
    assert install("--settings", "/etc/kiosk.toml", "--into", str(tmp_path), "--print") == 0
    assert list(tmp_path.iterdir()) == []


def test_it_writes_and_says_what_root_does_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--settings", "/etc/kiosk.toml", "--into", str(tmp_path), "--user", "museum")
    assert install(*words) == 0
    said = capsys.readouterr()
    assert str(tmp_path / SERVICE) in said.out
    assert "systemctl daemon-reload" in said.err
    assert "User=museum" in (tmp_path / SERVICE).read_text(encoding="utf-8")
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".new")]
    assert install(*words) == 0, "its own files it writes anew"


def test_one_answer_file_says_it_all(tmp_path: Path) -> None:
    answers = answer_file(
        tmp_path, opens='"10:00"', closes='"17:00"', user='"show"', idle="90", compositor='"gnome"'
    )
    into = tmp_path / "root"
    assert install("--answers", str(answers), "--into", str(into)) == 0
    settings, problems = load_kiosk(into / "var/lib/career-atlas/kiosk.toml")
    assert (settings.idle, problems) == (90, ())
    assert settings.pin_hash.startswith("scrypt$")
    assert (into / "var/lib/career-atlas/kiosk.toml").stat().st_mode & 0o777 == 0o600
    assert (into / "var/lib/career-atlas/.local/bin/gnome-kiosk-script").stat().st_mode & 0o111
    timer = into / "etc/systemd/user/career-atlas-open.timer"
    assert "*-*-* 10:00:00" in timer.read_text(encoding="utf-8")


def test_what_the_answers_name_is_copied_to_where_the_exhibit_may_read_it(tmp_path: Path) -> None:
    mine = tmp_path / "mine"  # such as root's own folder, or a stick
    mine.mkdir(mode=0o700)
    (mine / "root.json").write_text("{}")
    answers = answer_file(mine, root='"root.json"')
    into = tmp_path / "root"
    for _ in range(2):  # a second time over the first
        assert install("--answers", str(answers), "--into", str(into)) == 0
    copy = into / "var/lib/career-atlas/root.json"
    assert (copy.read_text(), copy.stat().st_mode & 0o777) == ("{}", 0o644)
    (mine / "root.json").unlink()
    assert install("--answers", str(answers), "--into", str(into)) == 3


@pytest.mark.parametrize("knows", [True, False])
def test_an_apparmor_is_told_only_what_it_knows(knows: bool, tmp_path: Path) -> None:
    if knows:
        (tmp_path / "etc/apparmor.d/abi").mkdir(parents=True)
        (tmp_path / "etc/apparmor.d/abi/4.0").touch()
    assert install("--settings", "/etc/kiosk.toml", "--into", str(tmp_path)) == 0
    profile = (tmp_path / "etc/apparmor.d/career-atlas-kiosk").read_text(encoding="utf-8")
    assert ("abi <abi/4.0>" in profile) is ("userns," in profile) is knows


def test_wrong_answers_are_told_all_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = answer_file(tmp_path, idle="3", countdown="4")
    assert install("--answers", str(answers), "--into", str(tmp_path / "root")) == 2
    said = capsys.readouterr().err
    assert "idle" in said
    assert "countdown" in said
    assert not (tmp_path / "root").exists()


def test_a_file_of_somebody_else_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / SERVICE
    foreign.parent.mkdir(parents=True)
    foreign.write_text("[Service]\n")
    words = ("--settings", "/etc/kiosk.toml", "--into", str(tmp_path))
    assert install(*words) == 3
    assert str(foreign) in capsys.readouterr().err
    assert foreign.read_text() == "[Service]\n"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [foreign]
    assert install(*words, "--replace") == 0
    assert MARK in foreign.read_text(encoding="utf-8")


def test_where_one_file_cannot_be_written_none_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "udev").write_text("a file in a folder's place")
    assert install("--settings", "/etc/kiosk.toml", "--into", str(tmp_path)) == 3
    assert "Nothing was changed" in capsys.readouterr().err
    assert not (tmp_path / SERVICE).exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--settings", "x", "--open", "09:00"),
        ("--settings", "x", "--open", "19:00", "--close", "18:00"),
        ("--settings", "x", "--open", "9:00", "--close", "18:00"),
        ("--settings", "x", "--days", "Someday"),
    ],
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...]) -> None:
    assert install(*words) == 2
