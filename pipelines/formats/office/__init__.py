"""Office files: Word, WPS, OpenDocument, RTF and spreadsheets, old and new."""
