"""Scanned, photographed and pictured reports, drawn here cell by cell: what they print is known."""
