"""A living demo city: invented people, months of complaints through the real store, and its processes."""
