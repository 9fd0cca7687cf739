"""PURE: feed bytes -> entries; page bytes -> ArticleText."""
