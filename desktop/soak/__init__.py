"""The exhibit for hours among visitors and faults: ``./atlas soak``. Not part of a visit."""
