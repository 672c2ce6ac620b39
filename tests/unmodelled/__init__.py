"""Reports of bodies far from the model, written by a hand that did not know the reader."""
