"""Work shared by several machines: portals, readings, filing and exports, queued in the archive itself."""
