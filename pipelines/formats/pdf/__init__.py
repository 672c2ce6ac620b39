"""PDF files to drawn pages."""
