"""Portals as old servers, small editors and bought products leave them, with what is true of each."""
