"""Two careers in one window: which of them is shown."""

from desktop.together.both import met_steps, nearest_step, show_both
from desktop.together.whose import Whose

__all__ = ["Whose", "met_steps", "nearest_step", "show_both"]
