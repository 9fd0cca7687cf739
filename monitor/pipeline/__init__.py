"""The story: poll feeds, check articles, deliver alerts. It does the I/O and keeps the order; what decides is pure."""
