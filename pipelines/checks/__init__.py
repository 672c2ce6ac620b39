"""Findings about the text of a report: what it must hold, what must not stand in it, sums in its prose."""
