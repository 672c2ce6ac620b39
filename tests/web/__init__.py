"""The reading room, in a real browser."""
