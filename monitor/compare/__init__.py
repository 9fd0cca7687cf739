"""PURE: two versions of an article -> what changed."""
