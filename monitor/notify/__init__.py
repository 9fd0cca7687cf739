"""Rules and messages (PURE), the outbox, and channels."""
