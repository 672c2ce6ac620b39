"""Documents from elsewhere: added files and recordings, the list of things to do, merged archives."""
