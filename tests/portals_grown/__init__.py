"""Portals as counties let them grow since 2008, by a hand that did not know what reads them."""
