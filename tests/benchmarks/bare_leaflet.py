"""The floor of a start: nothing but a web view and Leaflet with one marker, from files.

Run as a script; prints ``true`` once the map is painted. ``--tuned`` gives it the graphics back end
and the flags that the program chooses, which make a start a third quicker.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.mapview import prepare
from geodata.locations import find_locations

PAGE = """<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="{leaflet}/leaflet.css">
<style>html, body, #map {{ margin: 0; height: 100%; }}</style>
<div id="map"></div>
<script src="{leaflet}/leaflet.js"></script>
<script>
const map = L.map("map").setView([56.7, 21.6], 5);
L.circleMarker([56.7, 21.6]).addTo(map);
requestAnimationFrame(() => setTimeout(() => {{ document.title = "painted"; }}));
</script>
"""


def main() -> int:
    """Open it, and close it when it is painted."""
    if "--tuned" in sys.argv:
        prepare()
    elif os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # as root it does not start otherwise
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    application = QApplication(["bare"])
    view = QWebEngineView()
    view.resize(1280, 800)

    def painted(title: str) -> None:
        if title == "painted":
            sys.stdout.write("true\n")
            sys.stdout.flush()
            application.quit()

    view.titleChanged.connect(painted)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        leaflet = (find_locations().assets / "leaflet").as_uri()
        page.write_text(PAGE.format(leaflet=leaflet), encoding="utf-8")
        view.load(QUrl.fromLocalFile(str(page)))
        view.show()
        return application.exec()


if __name__ == "__main__":
    sys.exit(main())
