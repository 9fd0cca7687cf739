"""PURE: sentences and tokens of a text, and normalisation that keeps offsets."""
