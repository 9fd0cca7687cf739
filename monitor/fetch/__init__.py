"""The one HTTP client, behind the address guard; and page quality (PURE)."""
