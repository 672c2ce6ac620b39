"""Work shared by several machines: portals, readings, filing and exports as jobs in the archive's own PostgreSQL."""
