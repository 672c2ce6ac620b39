"""From stored bytes to filed reports: formats, forms, figures, findings, filing."""
