"""The web: pages for reviewing revision histories, the JSON API, Atom, live events, and the security of all of it."""
