"""Hand-written sample documents: their sources, and what makes the files in seeds/ of them."""
