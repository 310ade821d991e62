"""Set-up and the launcher's own verbs.

Standard library only: this runs before anything else is there.
"""
