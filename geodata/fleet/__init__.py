"""Many kiosks: what each tells of itself, all of them at a glance, and setting them up alike."""

from geodata.fleet.answers import Answers, read_answers
from geodata.fleet.reports import Kiosk, KioskReport, read_fleet, write_report

__all__ = ["Answers", "Kiosk", "KioskReport", "read_answers", "read_fleet", "write_report"]
