"""The exhibit: a visitor's screen that nobody has to look after. ``app.py`` puts it together."""
