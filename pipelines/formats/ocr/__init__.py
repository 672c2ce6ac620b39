"""Scans and pictures: read by eye, offline, into the same pages as every print format."""
