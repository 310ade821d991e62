"""The rules that a career is held against before it is shown."""

from geodata.check.career import Findings, check_career

__all__ = ["Findings", "check_career"]
