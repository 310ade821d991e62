"""Fetching, showing and taking back, from a folder, a stick and a web server."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.cli import main
from geodata.errors import UpdateRefused
from geodata.locations import find_locations
from geodata.storage import open_career
from geodata.updates.client import Updates
from geodata.updates.disk import locked
from geodata.updates.publishing import Publisher
from geodata.updates.stick import repositories_below, take_from_stick
from geodata.updates.sticknews import read_stick_news
from geodata.words import Words, load_words
from tests.unit.updates.attacking import paths_asked_for, served
from tests.unit.updates.conftest import Machine, Museum

pytestmark = pytest.mark.slow  # together with its like it would double the quick run


def test_what_is_new_waits_until_it_is_applied(machine: Machine, museum: Museum) -> None:
    assert machine.shown.path == "shipped"
    offer = machine.updates.check(str(museum.repository(1)))
    assert offer is not None
    assert (offer.version, offer.career) == (1, "small")
    assert machine.updates.staged() is None
    staged = machine.updates.stage(str(museum.repository(1)))
    assert machine.updates.staged() == staged
    assert machine.shown.path == "shipped"
    machine.updates.apply()
    assert machine.shown.version == 1
    assert Path(machine.shown.path).read_bytes() == museum.sealed(1).read_bytes()
    assert open_career(machine.shown.path, locations=find_locations()).id == "small"


def test_from_a_web_server(machine: Machine, museum: Museum) -> None:
    with served(museum.repository(2)) as address:
        assert machine.take(address) == 2
        assert machine.updates.stage(address + "/") is None
    with pytest.raises(UpdateRefused, match="cannot be reached"):
        machine.updates.stage(address)
    assert machine.shown.version == 2


def test_asking_in_vain_costs_two_requests(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(1))
    with served(museum.repository(1)) as address:
        assert machine.updates.stage(address) is None
        assert paths_asked_for(address) == ["/metadata/2.root.json", "/metadata/timestamp.json"]


def test_each_version_has_a_file_and_only_what_is_of_use_is_kept(
    machine: Machine, museum: Museum
) -> None:
    for version in (1, 2, 3):
        assert machine.take(museum.repository(version)) == version
    names = sorted(path.name[:10] for path in machine.folder.glob("small/*.career"))
    assert names == ["0000000002", "0000000003"]


def test_one_step_back_and_no_further(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(1))
    machine.take(museum.repository(2))
    assert machine.updates.roll_back() is not None
    assert machine.shown.version == 1
    assert machine.updates.stage(str(museum.repository(2))) is None  # it was taken back
    with pytest.raises(UpdateRefused, match="nothing to go back to"):
        machine.updates.roll_back()
    assert machine.take(museum.repository(3)) == 3


def test_back_to_what_shipped(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(1))
    assert machine.updates.roll_back() is None
    assert machine.shown.path == "shipped"


def test_nothing_is_taken_before_someone_is_trusted(museum: Museum, tmp_path: Path) -> None:
    with pytest.raises(UpdateRefused, match=r"root\.json"):
        Updates(tmp_path / "new", career="small").stage(str(museum.repository(1)))


@pytest.mark.parametrize("root", [b"", b"{}", b"not json", b'{"signed": {}, "signatures": []}'])
def test_what_is_no_root_is_not_trusted(machine: Machine, museum: Museum, root: bytes) -> None:
    with pytest.raises(UpdateRefused):
        machine.updates.trust(root)
    assert machine.take(museum.repository(1)) == 1


@pytest.mark.parametrize("source", ["no-such-folder", "ftp://127.0.0.1/", "file:///etc", ""])
def test_what_is_no_source_is_said(machine: Machine, source: str) -> None:
    with pytest.raises(UpdateRefused):
        machine.updates.stage(source)


def test_an_empty_folder_and_another_career(
    machine: Machine, museum: Museum, tmp_path: Path
) -> None:
    with pytest.raises(UpdateRefused, match="no updates in"):
        machine.updates.stage(str(tmp_path))
    other = Updates(machine.folder, career="other")
    with pytest.raises(UpdateRefused, match="There are: small"):
        other.stage(str(museum.repository(1)))


def test_the_exhibit_never_waits_for_a_download(machine: Machine, museum: Museum) -> None:
    machine.updates.stage(str(museum.repository(1)))
    with locked(machine.folder / "fetching.lock"):
        machine.updates.apply()
        assert machine.shown.version == 1
        machine.updates.roll_back()


def test_what_a_killed_update_began_is_swept_away(machine: Machine, museum: Museum) -> None:
    machine.take(museum.repository(1))
    for name in ("metadata/tmpabc123", "small/.incoming.part", "small/.shelf.json-x.part"):
        (machine.folder / name).write_bytes(b"half")
    machine.take(museum.repository(2))
    names = {path.name for path in machine.folder.rglob("*")}
    assert not names & {"tmpabc123", ".incoming.part", ".shelf.json-x.part"}


class TestDamage:
    """What a dying disk or a power cut leaves in the machine's own folder."""

    def test_a_damaged_file_gives_way_to_the_one_before(
        self, machine: Machine, museum: Museum
    ) -> None:
        machine.take(museum.repository(1))
        machine.take(museum.repository(2))
        for left, version in (("0000000002", 1), ("0000000001", 0)):
            (file,) = machine.folder.glob(f"small/{left}-*")
            file.write_bytes(file.read_bytes()[:-7])
            assert machine.shown.version == version
            assert machine.shown.notice
        assert machine.shown.path == "shipped"

    @pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"format": 9}', b"\0" * 99])
    def test_a_lost_pointer_is_put_together_again(
        self, machine: Machine, museum: Museum, content: bytes | None
    ) -> None:
        machine.take(museum.repository(1))
        machine.take(museum.repository(2))
        pointer = machine.folder / "small" / "shelf.json"
        pointer.unlink() if content is None else pointer.write_bytes(content)
        assert machine.shown.version == 2
        assert machine.take(museum.repository(3)) == 3

    def test_a_file_that_rots_while_it_waits_is_dropped(
        self, machine: Machine, museum: Museum
    ) -> None:
        machine.take(museum.repository(1))
        staged = machine.updates.stage(str(museum.repository(2)))
        assert staged is not None
        (machine.folder / "small" / staged.file).write_bytes(b"rot")
        with pytest.raises(UpdateRefused, match="Copy it again"):
            machine.updates.apply()
        assert machine.shown.version == 1
        assert machine.take(museum.repository(2)) == 2

    @pytest.mark.parametrize("damage", [b"", b"{}", b"\0\0", b'{"signed": 1}'])
    def test_what_the_framework_keeps_is_fetched_anew(
        self, machine: Machine, museum: Museum, damage: bytes
    ) -> None:
        machine.take(museum.repository(1))
        for path in machine.folder.glob("metadata/**/*.json"):
            path.write_bytes(damage)
        assert machine.take(museum.repository(2)) == 2
        shutil.rmtree(machine.folder / "metadata")
        assert machine.take(museum.repository(3)) == 3


def test_a_disk_without_room_keeps_the_old(
    machine: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.take(museum.repository(1))
    nearly_full = shutil.disk_usage(machine.folder)._replace(free=1000)
    with monkeypatch.context() as patched:
        patched.setattr("shutil.disk_usage", lambda _path: nearly_full)
        with pytest.raises(UpdateRefused, match="no room"):
            machine.updates.stage(str(museum.repository(2)))
    assert machine.shown.version == 1
    assert machine.take(museum.repository(2)) == 2


class TestSticks:
    """A stick is put in; nobody types anything."""

    def test_done(self, machine: Machine, museum: Museum, tmp_path: Path) -> None:
        stick = tmp_path / "media" / "staff" / "STICK"
        stick.mkdir(parents=True)
        (stick / "holiday.jpg").write_bytes(b"x")
        assert take_from_stick(tmp_path / "media", machine.updates) is None
        shutil.copytree(museum.repository(1), stick / "career-atlas")
        report = take_from_stick(tmp_path / "media", machine.updates)
        assert report is not None
        assert report.done
        assert "version 1" in report.sentence(Words("en"))
        machine.updates.apply()
        again = take_from_stick(tmp_path / "media", machine.updates)
        assert again is not None
        assert "newest content already" in again.sentence(Words("en"))

    def test_refused(self, machine: Machine, museum: Museum, tmp_path: Path) -> None:
        machine.take(museum.repository(2))
        report = take_from_stick(museum.repository(1), machine.updates)
        assert report is not None
        assert not report.done
        assert report.sentence(Words("en")).startswith("Refused, because: The update is older")
        assert machine.shown.version == 2

    @pytest.mark.parametrize("language", ["lv", "ru"])
    def test_in_the_words_of_staff(self, machine: Machine, museum: Museum, language: str) -> None:
        words = load_words(language, folder=find_locations().resources / "i18n")
        report = take_from_stick(museum.repository(1), machine.updates)
        assert report is not None
        assert report.sentence(words) != report.sentence(Words("en"))

    def test_links_are_not_followed(self, museum: Museum, tmp_path: Path) -> None:
        (tmp_path / "media").mkdir()
        (tmp_path / "media" / "link").symlink_to(museum.repository(1))
        assert list(repositories_below(tmp_path / "media")) == []


class TestVerbs:
    """The same on the command line."""

    def told(self, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
        told = json.loads(capsys.readouterr().out)
        assert isinstance(told, dict)
        return told

    def test_from_publishing_to_going_back(
        self, museum: Museum, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        repository, keys, word = (str(tmp_path / name) for name in ("repo", "keys", "word"))
        Path(word).write_text("correct horse\n")
        signing = ["--keys", keys, "--passphrase-file", word]
        assert main(["publish", "init", repository, *signing]) == 0
        assert main(["publish", "add", repository, str(museum.sealed(1)), *signing]) == 0
        assert "small: version 1" in capsys.readouterr().out
        update = ["update", "--career", "small", "--into", str(tmp_path / "machine"), "--json"]
        assert main([*update, "--from", repository]) == 3
        capsys.readouterr()
        assert main([*update, "trust", f"{repository}/root.json"]) == 0
        assert main([*update, "--from", repository, "--check"]) == 0
        capsys.readouterr()
        assert main([*update, "--from", repository]) == 0
        told = self.told(capsys)
        assert told["current"] is None
        assert isinstance(told["staged"], dict)
        assert main([*update, "apply"]) == 0
        assert self.told(capsys)["highest"] == 1
        assert main([*update, "rollback"]) == 0
        assert self.told(capsys)["current"] is None
        assert main([*update, "rollback"]) == 3
        assert "nothing to go back to" in capsys.readouterr().err
        assert main(["publish", "sign", repository, "--keys", f"{keys}/daily"]) == 0
        assert main(["publish", "status", repository, "--json"]) == 0

    def test_a_stick(
        self, museum: Museum, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        update = ["update", "--career", "small", "--into", str(tmp_path / "machine")]
        root = str(museum.repository(1) / "root.json")
        assert main([*update, "trust", root]) == 0
        capsys.readouterr()
        watch = [*update, "watch-stick", "--once", str(museum.repository(1)), "--apply"]
        assert main(watch) == 0
        assert capsys.readouterr().out.startswith("Done.")
        news = read_stick_news(tmp_path / "machine")
        assert news is not None
        assert news.done
        assert len(news.sentences) == 3
        assert main([*update, "status"]) == 0
        assert "Shown: version 1" in capsys.readouterr().out

    def test_keys_are_replaced(
        self,
        publisher: Publisher,
        keys: Path,
        machine: Machine,
        museum: Museum,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        machine.take(publisher.folder)
        new = str(tmp_path / "new")
        rotate = ["publish", "rotate", str(publisher.folder)]
        signing = ["--keys", str(keys), "--into", new]
        assert main([*rotate, "timestamp", *signing]) == 0
        signing += ["--keys", new]
        assert main([*rotate, "root", *signing, "--passphrase-file", "/dev/null"]) == 3
        (first, second) = capsys.readouterr().err.rpartition(": ")[2].strip(" .\n").split(", ")
        assert main([*rotate, "root", *signing, "--revoke", first]) == 3
        assert "passphrase" in capsys.readouterr().err
        word = tmp_path / "word"
        word.write_text("battery staple")
        signing += ["--passphrase-file", str(word)]
        assert main([*rotate, "root", *signing, "--revoke", first]) == 0
        assert b"ENCRYPTED" in next(Path(new).glob("offline/root-*.pem")).read_bytes()
        add = ["publish", "add", str(publisher.folder), str(museum.sealed(2))]
        assert main([*add, "--keys", str(keys), "--keys", new]) == 0
        assert machine.take(publisher.folder) == 2
        word.write_text("wrong")
        (keys / "offline" / f"root-{second}.pem").unlink()
        assert main(["publish", "renew", str(publisher.folder), *signing[:2], *signing[4:]]) == 3
        assert "does not open" in capsys.readouterr().err

    @pytest.mark.parametrize("words", [["update"], ["update", "trust"], ["update", "watch-stick"]])
    def test_what_is_missing_is_said(self, words: list[str]) -> None:
        assert main(words) == 2


def test_a_wrong_passphrase_or_an_open_key_signs_nothing(
    publisher: Publisher, keys: Path, museum: Museum, capsys: pytest.CaptureFixture[str]
) -> None:
    (key,) = keys.glob("offline/targets-*.pem")
    key.chmod(0o644)
    add = ["publish", "add", str(publisher.folder), str(museum.sealed(2)), "--keys", str(keys)]
    assert main(add) == 3
    assert "chmod 600" in capsys.readouterr().err
    key.unlink()
    assert main(add) == 3
    assert "is missing" in capsys.readouterr().err
    assert publisher.titles()[0].version == 1
