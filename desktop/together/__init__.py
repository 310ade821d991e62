"""Two careers in one window: which of them is shown."""

from desktop.together.both import show_both
from desktop.together.whose import Whose

__all__ = ["Whose", "show_both"]
