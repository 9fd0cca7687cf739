"""For machines: whether the daemon is alive."""
