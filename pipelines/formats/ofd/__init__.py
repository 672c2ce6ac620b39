"""OFD (GB/T 33190): pages drawn by XML in a ZIP package → the drawn pages that all print formats share."""
