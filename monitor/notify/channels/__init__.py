"""The ways an alert can take: one module a kind of destination. Each sends; none decides when."""
