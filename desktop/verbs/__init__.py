"""Verbs that need a window or its picture."""
