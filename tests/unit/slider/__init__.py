"""The slider's layout, in numbers alone."""
