"""Plain text to the common document."""
