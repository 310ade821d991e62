"""Reads the time slider and its buttons through AT-SPI, and moves them as a screen reader does.

Run by the system's own Python, which has the bindings; prints what it found as JSON.
"""

from __future__ import annotations

import json
import time
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402

PATIENCE = 20.0


def every(accessible: Any) -> list[Any]:
    """The accessible and all below it."""
    count = accessible.get_child_count()
    children = [accessible.get_child_at_index(index) for index in range(count)]
    return [accessible] + [one for child in children if child for one in every(child)]


def waited_for(find: Any) -> Any:
    """What ``find`` returns as soon as it returns something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise TimeoutError(find)


def of_role(role: str) -> list[Any]:
    """All accessibles of a role, in every program on the bus."""
    Atspi.Accessible.clear_cache(Atspi.get_desktop(0))
    return [one for one in every(Atspi.get_desktop(0)) if one.get_role_name() == role]


def state(slider: Any) -> dict[str, Any]:
    """What is known of the slider."""
    slider.clear_cache()
    return {
        "name": slider.get_name(),
        "description": slider.get_description(),
        "value": Atspi.Value.get_current_value(slider),
        "least": Atspi.Value.get_minimum_value(slider),
        "most": Atspi.Value.get_maximum_value(slider),
        "increment": Atspi.Value.get_minimum_increment(slider),
    }


def main() -> None:
    """Read, set the value, press "next", and read after each."""
    slider = waited_for(lambda: of_role("slider"))[0]
    seen = [state(slider)]
    Atspi.Value.set_current_value(slider, 6)
    waited_for(lambda: state(slider)["description"].startswith("Posting 7"))
    seen.append(state(slider))
    buttons = {one.get_name(): one for one in of_role("push button") + of_role("button")}
    Atspi.Action.do_action(buttons["Next posting"], 0)
    waited_for(lambda: state(slider)["description"].startswith("Posting 8"))
    seen.append(state(slider))
    print(json.dumps({"slider": seen, "buttons": sorted(buttons)}))  # noqa: T201


if __name__ == "__main__":
    main()
