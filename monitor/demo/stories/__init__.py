"""The stories of the demo, one a module: every word and every name in them is invented for it."""
