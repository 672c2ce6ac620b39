"""Filing: from a reading and the words that led to it to body, fiscal year and scope, or to "no report"."""

from pipelines.filing.run import FilingCounts, file_all

__all__ = ["FilingCounts", "file_all"]
