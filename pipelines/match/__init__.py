"""From the tables of a document to official figures with their states."""
