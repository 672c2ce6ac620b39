"""Sample portals of the project's own making, drawn from a seed and served on loopback.

Their places are invented; their figures are those of real reports and years made up around them.
"""
