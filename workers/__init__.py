"""Work shared by several machines: portals, readings and filing as jobs in the archive's own PostgreSQL."""
