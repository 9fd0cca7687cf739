"""monitor watches news articles and tells which claims changed: figures, quotes and sourcing."""
