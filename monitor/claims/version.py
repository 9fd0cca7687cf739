"""The version of the rules that find claims. A constant; it decides nothing."""

from __future__ import annotations

__all__ = ["EXTRACTOR_VERSION"]

# Raised whenever a rule or a word table changes what is found: stored claims of another version are read again
# from the kept pages before they are compared, so that an upgrade never looks like an edit.
EXTRACTOR_VERSION = "4"
