"""Looks a machine over: what is well, what somebody should look at, and what is bad."""

from desktop.doctor.examining import examine
from desktop.doctor.finding import Finding, Patient

__all__ = ["Finding", "Patient", "examine"]
