"""The web: pages for reviewing revision histories, and what guards them."""
