"""HTML pages to the common document."""
