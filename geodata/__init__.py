"""Places, careers, dates, storage, and the map page. Nothing in here imports Qt."""
