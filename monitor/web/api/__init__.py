"""For machines: the JSON API, Atom feeds, live events and exports."""
