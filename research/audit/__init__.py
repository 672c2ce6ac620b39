"""Audits: how often the figures are wrong, by people who read the sources without seeing our values."""

from research.audit.result import AuditError, result
from research.audit.sample import BY, Sample, draw
from research.audit.sheet import write_audit

__all__ = ["BY", "AuditError", "Sample", "draw", "result", "write_audit"]
