"""Which code read a text. Kept beside every snapshot; importing it does not load the extractor."""

from __future__ import annotations

from importlib.metadata import version

__all__ = ["EXTRACTOR_VERSION"]

# Texts of two extractor versions are never compared. Raise the first number on any change to what is read.
EXTRACTOR_VERSION = f"2+trafilatura-{version('trafilatura')}"
