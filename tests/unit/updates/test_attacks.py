"""Every attack that the specification of The Update Framework names, on a real repository.

https://theupdateframework.github.io/specification/latest/#goals-to-protect-against-specific-attacks
After each the machine shows what it showed before, and takes the next honest update.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tuf.api.exceptions import SlowRetrievalError
from tuf.api.metadata import TargetFile  # type: ignore[attr-defined]

from geodata.errors import UpdateRefused
from geodata.sealed.packing import pack
from geodata.updates import reasons
from geodata.updates.fetching import WebFetcher
from geodata.updates.publishing import Publisher, create, open_repository
from tests.unit.updates.attacking import Endless, edit, served, serving, set_clock
from tests.unit.updates.conftest import Machine, Museum

pytestmark = pytest.mark.slow  # together with its like it would double the quick run


@pytest.fixture
def kiosk(machine: Machine, museum: Museum) -> Machine:
    """A machine that shows version 1."""
    assert machine.take(museum.repository(1)) == 1
    return machine


@pytest.fixture
def survivor(kiosk: Machine, museum: Museum) -> Iterator[Machine]:
    """A machine that shows version 1, and must take version 3 after whatever happened to it."""
    yield kiosk
    assert kiosk.shown.notice == ""
    assert kiosk.take(museum.repository(3)) == 3


def refuses(machine: Machine, source: Path | str, reason: str) -> None:
    """The machine refuses what it is offered, for this reason, and shows what it showed."""
    before = machine.shown
    with pytest.raises(UpdateRefused) as caught:
        machine.updates.stage(str(source))
    assert caught.value.reason == reason, str(caught.value)
    assert machine.updates.staged() is None
    assert machine.shown == before


def target(repository: Path) -> Path:
    """The newest content file of a repository."""
    return max((repository / "targets").iterdir(), key=lambda path: path.stat().st_mtime_ns)


@pytest.fixture
def mirror(museum: Museum, tmp_path: Path) -> Path:
    """A copy of the repository with version 2, in an attacker's hands."""
    return Path(shutil.copytree(museum.repository(2), tmp_path / "mirror"))


def stolen(museum: Museum, mirror: Path) -> Publisher:
    """The mirror, signed by a thief of every key but those for the root."""
    keys = mirror.with_name("stolen")
    shutil.copytree(museum.keys, keys, dirs_exist_ok=True)
    return open_repository(mirror, [keys], lambda _name: "")


class TestArbitraryInstallation:
    """An attacker installs what he likes."""

    def test_another_file_under_the_right_name(
        self, survivor: Machine, museum: Museum, mirror: Path
    ) -> None:
        for path in (mirror / "targets").iterdir():
            path.write_bytes(museum.sealed(1).read_bytes())
        refuses(survivor, mirror, reasons.NOT_WHOLE)

    def test_a_repository_of_the_attackers_own(
        self, survivor: Machine, museum: Museum, tmp_path: Path
    ) -> None:
        own = create(tmp_path / "own", tmp_path / "own-keys", passphrase="")
        own.add(museum.sealed(2), version=9)
        refuses(survivor, own.folder, reasons.UNSIGNED)

    @pytest.mark.parametrize("role", ["1.root", "3.targets", "3.snapshot", "timestamp"])
    def test_a_paper_changed_after_it_was_signed(
        self, survivor: Machine, mirror: Path, role: str
    ) -> None:
        name = f"{role}.json"
        if role == "1.root":
            shutil.copy(mirror / "metadata" / name, mirror / "metadata" / "2.root.json")
            name = "2.root.json"
        edit(mirror / "metadata" / name, version=3, expires="2099-01-01T00:00:00Z")
        with pytest.raises(UpdateRefused) as caught:
            survivor.updates.stage(str(mirror))
        assert caught.value.reason in (reasons.UNSIGNED, reasons.NOT_WHOLE, reasons.TOO_LARGE)


class TestEndlessData:
    """An attacker answers with a stream that never ends."""

    def serve(self, mirror: Path, *but: str) -> Any:
        answers = {
            f"/{path.relative_to(mirror)}": path.read_bytes()
            for path in mirror.rglob("*")
            if path.is_file() and not path.name.endswith(but)
        }
        return serving(type("Attack", (Endless,), {"answers": answers, "sent": 0}))

    @pytest.mark.parametrize("name", ["root.json", "timestamp.json", "snapshot.json", ".career"])
    def test_of_every_kind_of_file(self, survivor: Machine, mirror: Path, name: str) -> None:
        with self.serve(mirror, name) as address:
            refuses(survivor, address, reasons.TOO_LARGE)

    def test_a_large_file_on_a_stick(self, survivor: Machine, mirror: Path) -> None:
        with (mirror / "metadata" / "timestamp.json").open("r+b") as file:
            file.truncate(10**9)
        refuses(survivor, mirror, reasons.TOO_LARGE)

    def test_one_that_only_drips(self, survivor: Machine, mirror: Path) -> None:
        with self.serve(mirror, "timestamp.json") as address:
            fetcher = WebFetcher(longest=0)
            with pytest.raises(SlowRetrievalError):
                fetcher.download_bytes(f"{address}/metadata/timestamp.json", 10**12)


def test_extraneous_dependencies(kiosk: Machine, museum: Museum, mirror: Path) -> None:
    """An attacker, with stolen keys even, has a machine install more than it asked for."""
    thief = stolen(museum, mirror)
    with thief.papers.edit_targets() as targets:
        for name in ("other.career", "../../climbed.career", "small.career.exe"):
            targets.targets[name] = TargetFile.from_data(name, b"x" * 100, ["sha256"])
    thief.sign()
    assert kiosk.take(mirror) == 2
    files = {path.name for path in kiosk.folder.rglob("*") if path.is_file()}
    assert not [name for name in files if "other" in name or "climbed" in name or "exe" in name]
    assert len([name for name in files if name.endswith(".career")]) == 2


class TestFastForward:
    """An attacker with stolen keys uses up the version numbers, so that nothing newer can come."""

    def test_of_the_daily_papers(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, mirror: Path, tmp_path: Path
    ) -> None:
        thief = stolen(museum, mirror)
        for role in ("snapshot", "timestamp"):
            paper = thief.papers.open(role)
            with thief.papers.edit(role) as signed:
                signed.version = paper.signed.version
        for _ in range(20):
            thief.papers.do_snapshot(force=True)
            thief.papers.do_timestamp(force=True)
        kiosk.take(mirror)
        refuses(kiosk, publisher.folder, reasons.OLDER_METADATA)
        for role in ("snapshot", "timestamp"):
            publisher.rotate(role, into=tmp_path / "new")
        publisher.add(museum.sealed(3), version=3)
        assert kiosk.take(publisher.folder) == 3

    def test_of_the_content(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, mirror: Path, tmp_path: Path
    ) -> None:
        thief = stolen(museum, mirror)
        thief.add(museum.sealed(3), version=10**10 - 1)
        kiosk.take(mirror)
        for role in ("targets", "snapshot", "timestamp"):
            publisher.rotate(role, into=tmp_path / "new")
        publisher.add(museum.sealed(2))
        assert kiosk.take(publisher.folder) == 2


class TestFreeze:
    """An attacker goes on serving what was true once."""

    def test_old_signatures_run_out(
        self, survivor: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patched:
            set_clock(patched, "2027-06-01T00:00:00")
            refuses(survivor, museum.repository(1), reasons.EXPIRED)

    def test_within_their_time_nothing_is_wrong(
        self, survivor: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert survivor.updates.stage(str(museum.repository(1))) is None


class TestMixAndMatch:
    """An attacker puts together papers that were never true at one time."""

    @pytest.mark.parametrize("name", ["3.targets.json", "3.snapshot.json"])
    def test_an_older_paper_under_a_newer_name(
        self, survivor: Machine, mirror: Path, name: str
    ) -> None:
        older = name.replace("3.", "2.")
        shutil.copy(mirror / "metadata" / older, mirror / "metadata" / name)
        refuses(survivor, mirror, reasons.NOT_WHOLE)

    def test_the_papers_of_one_and_the_contents_of_another(
        self, survivor: Machine, museum: Museum, mirror: Path
    ) -> None:
        shutil.rmtree(mirror / "targets")
        shutil.copytree(museum.repository(1) / "targets", mirror / "targets")
        refuses(survivor, mirror, reasons.NO_REPOSITORY)


class TestRollback:
    """An attacker has a machine take what is older than what it has."""

    def test_older_papers(self, kiosk: Machine, museum: Museum) -> None:
        kiosk.take(museum.repository(2))
        refuses(kiosk, museum.repository(1), reasons.OLDER_METADATA)

    def test_older_content_under_new_signatures(
        self, kiosk: Machine, museum: Museum, mirror: Path
    ) -> None:
        kiosk.take(museum.repository(2))
        thief = stolen(museum, mirror)
        with thief.papers.edit_targets() as targets:
            entry = targets.targets["small.career"]
            entry.unrecognized_fields["custom"]["version"] = 1
            entry.hashes["sha256"] = entry.hashes["sha256"][::-1]
        thief.sign()
        refuses(kiosk, mirror, reasons.OLDER)
        # The thief's papers are newer than the museum's; these overtake them.
        honest = stolen(museum, museum_after(museum, mirror))
        assert kiosk.take(honest.folder) == 3


def museum_after(museum: Museum, mirror: Path) -> Path:
    """The museum's repository, signed again until it is newer than an attacker's."""
    folder = Path(shutil.copytree(museum.repository(3), mirror.with_name("honest")))
    publisher = stolen(museum, folder)
    for _ in range(3):
        publisher.papers.do_snapshot(force=True)
        publisher.sign()
    return folder


class TestKeys:
    """Keys are lost, stolen and replaced; machines follow without anybody going there."""

    @pytest.mark.parametrize("role", ["targets", "snapshot", "timestamp"])
    def test_a_replaced_key_is_followed_and_the_old_one_is_worth_nothing(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, tmp_path: Path, role: str
    ) -> None:
        kiosk.take(publisher.folder)
        shutil.copytree(publisher.folder, tmp_path / "before")
        publisher.rotate(role, into=tmp_path / "new")
        publisher.add(museum.sealed(2))
        assert kiosk.take(publisher.folder) == 2
        thief = stolen(museum, tmp_path / "before")
        for _ in range(4):
            thief.papers.do_snapshot(force=True)
            thief.sign()
        thief.add(museum.sealed(3))
        shutil.copy(publisher.folder / "metadata" / "2.root.json", tmp_path / "before/metadata")
        with pytest.raises(UpdateRefused):
            kiosk.updates.stage(str(thief.folder))
        assert kiosk.shown.version == 2

    def test_one_of_the_two_root_keys_replaces_the_other(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, keys: Path, tmp_path: Path
    ) -> None:
        lost, kept = sorted(keys.glob("offline/root-*.pem"))
        lost.unlink()
        again = open_repository(publisher.folder, [keys], lambda _name: "")
        keyid = lost.stem.removeprefix("root-")
        new = again.rotate("root", into=tmp_path / "new", revoke=keyid)
        root = json.loads((publisher.folder / "root.json").read_bytes())["signed"]
        assert set(root["roles"]["root"]["keyids"]) >= {new}
        assert kept.stem.removeprefix("root-") in "".join(root["roles"]["root"]["keyids"])
        again.add(museum.sealed(2))
        assert kiosk.take(publisher.folder) == 2
        self.overtaken(kiosk, museum, again)

    def overtaken(self, kiosk: Machine, museum: Museum, publisher: Publisher) -> None:
        """Let the fixture's last question find this repository's third version."""
        publisher.add(museum.sealed(3))
        shutil.copytree(publisher.folder, museum.folder / "root-rotated")
        assert kiosk.take(publisher.folder) == 3

    def test_a_root_that_the_old_one_did_not_sign(
        self, kiosk: Machine, museum: Museum, mirror: Path, tmp_path: Path
    ) -> None:
        kiosk.take(museum.repository(1))
        own = create(tmp_path / "own", tmp_path / "own-keys", passphrase="")
        own.renew()
        shutil.copy(own.folder / "metadata" / "2.root.json", mirror / "metadata")
        refuses(kiosk, mirror, reasons.UNSIGNED)

    def test_a_root_key_that_was_replaced_signs_nothing_more(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, keys: Path, tmp_path: Path
    ) -> None:
        old = [path.stem.removeprefix("root-") for path in keys.glob("offline/root-*.pem")]
        for keyid in old:
            publisher.rotate("root", into=tmp_path / "new", revoke=keyid)
        kiosk.take(publisher.folder)
        thief = open_repository(publisher.folder, [keys], lambda _name: "")
        with pytest.raises(Exception, match="is missing"):
            thief.renew()


class TestWrongFile:
    """The file is signed, but it is not what it is called."""

    def publish(self, publisher: Publisher, content: bytes) -> None:
        name = "small.career"
        entry = TargetFile.from_data(name, content, ["sha256"])
        entry.unrecognized_fields["custom"] = {"version": 2, "tables": 1}
        (publisher.folder / "targets" / f"{entry.hashes['sha256']}.{name}").write_bytes(content)
        with publisher.papers.edit_targets() as targets:
            targets.targets[name] = entry
        publisher.sign()

    @pytest.mark.parametrize("content", [b"", b"PK\3\4", b"SQLite format 3\0" + b"\0" * 5000])
    def test_no_sealed_career(self, kiosk: Machine, publisher: Publisher, content: bytes) -> None:
        self.publish(publisher, content)
        refuses(kiosk, publisher.folder, reasons.NOT_WHOLE)

    def test_half_of_one(self, kiosk: Machine, museum: Museum, publisher: Publisher) -> None:
        self.publish(publisher, museum.sealed(2).read_bytes()[:-1])
        refuses(kiosk, publisher.folder, reasons.NOT_WHOLE)

    def test_another_career(
        self, kiosk: Machine, museum: Museum, publisher: Publisher, tmp_path: Path
    ) -> None:
        from geodata.locations import find_locations

        seeds = Path(shutil.copytree(museum.folder / "seeds", tmp_path / "seeds"))
        file = seeds / "small" / "career.toml"
        file.write_text(file.read_text("utf-8").replace('id = "small"', 'id = "other"'), "utf-8")
        other = tmp_path / "other.career"
        pack(seeds / "small", other, locations=find_locations({"CAREER_ATLAS_SEEDS": str(seeds)}))
        self.publish(publisher, other.read_bytes())
        refuses(kiosk, publisher.folder, reasons.OTHER_CAREER)

    def test_one_for_a_newer_program(
        self, kiosk: Machine, museum: Museum, publisher: Publisher
    ) -> None:
        publisher.add(museum.sealed(2))
        with publisher.papers.edit_targets() as targets:
            targets.targets["small.career"].unrecognized_fields["custom"]["tables"] = 999
        publisher.sign()
        refuses(kiosk, publisher.folder, reasons.NEWER_PROGRAM)


class TestMaliciousMirror:
    """A mirror, a hotel's log-in page, or a broken server answers with anything at all."""

    @pytest.mark.parametrize(
        "content",
        [
            *(b"", b"null", b"[]", b'"x"', b"{}", b'{"signed": null, "signatures": []}'),
            *(b"<html>Log in</html>", b"\xff\xfe", b'{"signed": ' * 4000, b"[" * 200_000),
            b'{"signatures":[],"signed":{"_type":"timestamp","version":"1","expires":1}}',
            b'{"signatures":[{"keyid":1,"sig":2}],"signed":{"_type":"timestamp"}}',
        ],
    )
    @pytest.mark.parametrize("name", ["timestamp.json", "3.snapshot.json", "2.root.json"])
    def test_nonsense(self, survivor: Machine, mirror: Path, content: bytes, name: str) -> None:
        (mirror / "metadata" / name).write_bytes(content)
        with pytest.raises(UpdateRefused):
            survivor.updates.stage(str(mirror))

    @pytest.mark.slow
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(data=st.data())
    def test_papers_with_bytes_changed(
        self, survivor: Machine, museum: Museum, tmp_path: Path, data: st.DataObject
    ) -> None:
        broken, copy = tmp_path / "broken", Machine(tmp_path / "copy")
        for original, bent in ((museum.repository(2), broken), (survivor.folder, copy.folder)):
            shutil.rmtree(bent, ignore_errors=True)
            shutil.copytree(original, bent)
        name = data.draw(st.sampled_from(["timestamp.json", "3.snapshot.json", "3.targets.json"]))
        content = bytearray((broken / "metadata" / name).read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        (broken / "metadata" / name).write_bytes(content)
        with (
            pytest.raises(UpdateRefused) if _means_another(content, museum, name) else nullcontext()
        ):
            copy.updates.check(str(broken))

    def test_links_and_pipes_on_a_stick(
        self, survivor: Machine, mirror: Path, tmp_path: Path
    ) -> None:
        timestamp = mirror / "metadata" / "timestamp.json"
        timestamp.unlink()
        os.mkfifo(timestamp)
        refuses(survivor, mirror, reasons.NO_REPOSITORY)
        timestamp.unlink()
        timestamp.symlink_to("/dev/zero")
        with pytest.raises(UpdateRefused):
            survivor.updates.stage(str(mirror))

    @pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
    def test_a_server_that_refuses(self, survivor: Machine, status: int) -> None:
        class Refusing(Endless):
            def do_GET(self) -> None:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        with serving(Refusing) as address, pytest.raises(UpdateRefused):
            survivor.updates.stage(address)

    def test_a_server_that_hangs_up_halfway(self, survivor: Machine, mirror: Path) -> None:
        class Cut(Endless):
            def do_GET(self) -> None:
                path = mirror / self.path.lstrip("/")
                if not path.is_file():
                    self.send_error(404)
                    return
                content = path.read_bytes()
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                is_target = path.suffix == ".career"
                self.wfile.write(content[: len(content) // 2] if is_target else content)

        with serving(Cut) as address, pytest.raises(UpdateRefused):
            survivor.updates.stage(address)
        with served(mirror) as address:
            assert survivor.take(address) == 2


class TestDeadClock:
    """The battery is empty, or somebody set the clock wrong. The exhibit goes on."""

    @pytest.mark.parametrize("at", ["1970-01-01T00:00:10", "2001-09-09T01:46:40"])
    def test_before_the_signatures(
        self, survivor: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch, at: str
    ) -> None:
        with monkeypatch.context() as patched:
            set_clock(patched, at)
            refuses(survivor, museum.repository(2), reasons.CLOCK)

    @pytest.mark.parametrize("at", ["2037-01-19T03:14:07", "2100-01-01T00:00:00"])
    def test_long_after_them(
        self, survivor: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch, at: str
    ) -> None:
        with monkeypatch.context() as patched:
            set_clock(patched, at)
            refuses(survivor, museum.repository(2), reasons.EXPIRED)

    def test_on_a_new_machine(
        self, museum: Museum, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        new = Machine(tmp_path / "new")
        new.updates.trust((museum.repository(1) / "root.json").read_bytes())
        with monkeypatch.context() as patched:
            set_clock(patched, "1970-01-01T00:00:00")
            refuses(new, museum.repository(1), reasons.CLOCK)
            assert new.shown.path == "shipped"
        assert new.take(museum.repository(1)) == 1

    def test_what_waits_is_applied_and_taken_back_whatever_the_clock_says(
        self, survivor: Machine, museum: Museum, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        survivor.updates.stage(str(museum.repository(2)))
        with monkeypatch.context() as patched:
            set_clock(patched, "1970-01-01T00:00:00")
            survivor.updates.apply()
            assert survivor.shown.version == 2
            survivor.updates.roll_back()
            assert survivor.shown.version == 1


def _means_another(content: bytearray, museum: Museum, name: str) -> bool:
    """Whether a changed paper says anything else than the museum's."""
    try:
        changed = json.loads(content)
    except ValueError:
        return True
    return bool(changed != json.loads((museum.repository(2) / "metadata" / name).read_bytes()))
