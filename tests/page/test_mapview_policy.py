"""The content policy that goes with every answer, in the real engine; and what the one object that
a page can reach makes of what a page may say."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from desktop.mapview import scheme
from desktop.mapview.bridge import LONGEST_TEXT, Bridge
from tests.page.mapview_support import Opened, open_map

INTRUDERS = {
    "a script in the page": (
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
        "document.head.append(s);"
    ),
    "a handler in an attribute": (
        "const b = document.createElement('button'); b.setAttribute('onclick', 'window.ran = 1');"
        "document.body.append(b); b.click();"
    ),
    "a script of data": (
        "const s = document.createElement('script'); s.src = 'data:text/javascript,window.ran=1';"
        "document.head.append(s);"
    ),
    "a style in the page": (
        "const s = document.createElement('style'); s.textContent = '#step { width: 77px }';"
        "document.head.append(s);"
        "window.ran = document.getElementById('step').offsetWidth === 77 ? 1 : 0;"
    ),
    "a style in an attribute": (
        "const step = document.getElementById('step'); step.setAttribute('style', 'width: 77px');"
        "window.ran = step.offsetWidth === 77 ? 1 : 0;"
    ),
    "a frame": (
        "const f = document.createElement('iframe'); f.src = 'index.html';"
        "f.onload = () => { try { window.ran = f.contentDocument.title ? 1 : 0; } catch {} };"
        "document.body.append(f);"
    ),
    "a worker": (
        "const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));"
        "w.onmessage = () => { window.ran = 1; };"
    ),
    "a base for addresses": (
        "const b = document.createElement('base'); b.href = 'https://elsewhere.example/';"
        "document.head.prepend(b); window.ran = document.baseURI.includes('elsewhere') ? 1 : 0;"
    ),
}
SETTLED_MS = 60


def tried(opened: Opened, name: str, *, until: bool) -> bool:
    """Whether an intruder got in; ``until`` waits for it, which it must without a policy."""
    opened.ask(f"try {{ {INTRUDERS[name]} }} catch {{}} 1")
    if until:
        opened.qtbot.waitUntil(lambda: opened.ask("window.ran || 0") == 1, timeout=5000)
    opened.qtbot.wait(SETTLED_MS)
    return bool(opened.ask("window.ran || 0"))


def test_the_policy_allows_nothing_by_itself_and_nothing_inline() -> None:
    parts = dict(part.split(" ", 1) for part in scheme.CONTENT_POLICY.split("; "))
    assert parts.pop("default-src") == "'none'"
    assert "unsafe" not in scheme.CONTENT_POLICY
    assert "*" not in scheme.CONTENT_POLICY
    allowed = {"'none'", "atlas://app", "data:", "blob:"}
    assert {word for sources in parts.values() for word in sources.split()} <= allowed
    assert parts["script-src"] == parts["style-src"] == "atlas://app"


def test_no_intruder_gets_in(qtbot: QtBot) -> None:
    opened = open_map(qtbot)
    assert {name for name in INTRUDERS if tried(opened, name, until=False)} == set()
    assert opened.ask("(() => { try { return eval('1'); } catch { return 'refused'; } })()") == (
        "refused"
    )


@pytest.mark.parametrize("name", INTRUDERS)
def test_each_would_without_the_policy(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(scheme, "_HEADERS", {})
    assert tried(open_map(qtbot), name, until=True)


# What the page may say


class Heard:
    """A bridge, and everything that it passed on."""

    def __init__(self) -> None:
        self.bridge = Bridge()
        self.told: list[tuple[object, ...]] = []
        signals = (
            *("pageReady", "stepPainted", "placeChosen", "stepChosen", "pulse", "problemFound"),
            "viewChanged",
        )
        for name in signals:
            getattr(self.bridge, name).connect(lambda *values: self.told.append(values))


@pytest.mark.parametrize(
    ("slot", "values"),
    [
        ("ready", (-1,)),
        ("ready", (10_000_001,)),
        ("painted", (-1,)),
        ("beat", (-1,)),
        ("stepTapped", (-1,)),
        ("stepTapped", (10_000_000,)),
        ("placeTapped", ("",)),
        ("placeTapped", ("x" * (LONGEST_TEXT + 1),)),
        ("placeTapped", ("riga\n",)),
        ("placeTapped", ("\0",)),
        ("viewMoved", (90.1, 0.0, 5.0)),
        ("viewMoved", (0.0, 1e9, 5.0)),
        ("viewMoved", (0.0, 0.0, 31.0)),
        ("viewMoved", (float("nan"), 0.0, 5.0)),
        ("viewMoved", (0.0, float("nan"), 5.0)),
        ("viewMoved", (0.0, 0.0, float("inf"))),
    ],
)
def test_what_cannot_be_meant_is_not_passed_on(slot: str, values: tuple[object, ...]) -> None:
    heard = Heard()
    getattr(heard.bridge, slot)(*values)
    assert heard.told == []


def test_what_can_be_meant_is_and_a_long_complaint_is_cut() -> None:
    heard = Heard()
    heard.bridge.ready(0)
    heard.bridge.painted(7)
    heard.bridge.beat(3)
    heard.bridge.stepTapped(11)
    heard.bridge.placeTapped("riga")
    heard.bridge.viewMoved(56.9, 24.1, 6.0)
    heard.bridge.problem("x" * 10_000)
    assert heard.told == [(0,), (7,), (3,), (11,), ("riga",), (56.9, 24.1, 6.0), ("x" * 500,)]


SLOTS = {"ready", "painted", "placeTapped", "stepTapped", "beat", "viewMoved", "problem"}


def test_a_page_reaches_one_object_and_its_listed_slots(qtbot: QtBot) -> None:
    """And what Qt gives every object, deleteLater, which this one does not obey."""
    opened = open_map(qtbot)
    opened.ask(
        "new QWebChannel(qt.webChannelTransport, (channel) => { window.seen = JSON.stringify("
        "[Object.keys(channel.objects), Object.keys(channel.objects.bridge)"
        ".filter((key) => typeof channel.objects.bridge[key] === 'function')]); }); 1"
    )
    qtbot.waitUntil(lambda: opened.ask("window.seen || ''") != "", timeout=5000)
    objects, functions = json.loads(opened.ask("window.seen"))
    assert objects == ["bridge"]
    names = {name.partition("(")[0] for name in functions}
    assert names - {"unwrapQObject", "unwrapProperties", "propertyUpdate", "signalEmitted"} == (
        SLOTS | {"deleteLater"}
    )
    opened.ask("bridge.deleteLater(); 1")
    opened.shows(5)
