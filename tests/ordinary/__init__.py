"""Reports of ordinary bodies in ordinary words, by a hand that did not know the reader."""
