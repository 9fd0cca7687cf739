"""A small newsroom on loopback whose articles change."""
