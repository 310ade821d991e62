"""Who watches over the exhibit: starts it, brings it back, and tells how it is. Nothing of Qt,
but for the page that stands in when the exhibit cannot be shown."""
