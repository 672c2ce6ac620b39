"""The reading room: web pages for people and JSON for programs over an archive that is only read."""
