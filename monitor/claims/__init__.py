"""PURE: text -> claims (figures, quotes, attributions), by tables of words a language."""
