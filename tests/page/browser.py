"""A real Chromium, driven through its DevTools protocol, for what runs in the page.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

__all__ = ["CHROMIUM", "Browser", "Tab", "open_browser"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE_S = 30.0

FLAGS = (
    "--headless=new",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--mute-audio",
)


class Tab:
    """One page. Events that came in meanwhile are kept in ``events``."""

    def __init__(self, address: str) -> None:
        self._socket = websocket.create_connection(address, timeout=PATIENCE_S)
        self._number = 0
        self.events: list[dict[str, Any]] = []
        for domain in ("Page", "Runtime", "Network", "Log", "Security"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer."""
        self._number += 1
        number = self._number
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def run(self, script: str) -> Any:
        """The value of an expression; a promise is waited for."""
        answer = self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def until(self, condition: str, patience: float = PATIENCE_S) -> Any:
        """Wait, frame by frame inside the page, until an expression is true; give its value."""
        script = f"""new Promise((resolve, reject) => {{
          const end = performance.now() + {patience * 1000};
          const look = () => {{
            let value = false;
            try {{ value = ({condition}); }} catch (error) {{ value = false; }}
            if (value) resolve(value);
            else if (performance.now() > end) reject(new Error("timed out"));
            else requestAnimationFrame(look);
          }};
          look();
        }})"""
        try:
            return self.run(script)
        except RuntimeError as error:
            raise TimeoutError(f"never true: {condition}; {self.complaints()}") from error

    def open(self, address: str) -> None:
        """Load an address and wait for its load event."""
        self.call("Page.navigate", url=address)
        end = time.monotonic() + PATIENCE_S
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            if time.monotonic() > end:
                raise TimeoutError(address)
            self.events.append(json.loads(self._socket.recv()))

    def resize(self, width: int, height: int, density: float = 1.0) -> None:
        """Show the page in a window of that size in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=density,
            mobile=False,
        )

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press a key by its DOM name and Windows virtual key code."""
        press = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self.call("Input.dispatchKeyEvent", **down, **press)
        self.call("Input.dispatchKeyEvent", type="keyUp", **press)

    def click(self, x: float, y: float) -> None:
        """Click at a point in CSS pixels."""
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """Write a screenshot as PNG."""
        answer = self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(answer["data"]))

    def complaints(self) -> list[str]:
        """Errors and warnings of the console, refused things included, and uncaught exceptions."""
        said = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                said.append(json.dumps(parameters["exceptionDetails"])[:500])
            spoken = event.get("method") == "Runtime.consoleAPICalled"
            if spoken and parameters["type"] in ("error", "warning", "assert"):
                said.append(json.dumps(parameters["args"])[:500])
            if event.get("method") == "Log.entryAdded":
                said.append(parameters["entry"]["text"][:500])
        return said

    def requests(self) -> list[str]:
        """Every address that was asked for."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def close(self) -> None:
        """Close the page's connection."""
        self._socket.close()


class Browser:
    """A running Chromium."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._tabs: list[Tab] = []

    def tab(self, width: int = 1366, height: int = 768, density: float = 1.0) -> Tab:
        """A new empty page of that size."""
        made = self._ask(f"http://127.0.0.1:{self._port}/json/new?about:blank")
        tab = Tab(made["webSocketDebuggerUrl"])
        tab.resize(width, height, density)
        self._tabs.append(tab)
        return tab

    def close_tabs(self) -> None:
        """Close all pages opened so far."""
        for tab in self._tabs:
            tab.call("Page.close")
            tab.close()
        self._tabs.clear()

    @staticmethod
    def _ask(address: str) -> dict[str, Any]:
        import urllib.request

        request = urllib.request.Request(address, method="PUT")
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            made: dict[str, Any] = json.loads(answer.read())
            return made


@contextmanager
def open_browser(*more_flags: str) -> Iterator[Browser]:
    """Start Chromium with a profile of its own and end it afterwards."""
    assert CHROMIUM, "Chromium is not installed"
    flags = [*FLAGS, *more_flags]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # as root its sandbox cannot start; in tests only
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [CHROMIUM, *flags, f"--user-data-dir={profile}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            yield Browser(_port(process))
        finally:
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()


def _port(process: subprocess.Popen[str]) -> int:
    assert process.stderr
    for line in process.stderr:
        found = re.search(r"ws://127\.0\.0\.1:(\d+)/", line)
        if found:
            return int(found[1])
    raise RuntimeError("Chromium did not start")
