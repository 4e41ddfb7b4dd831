"""Claims that must hold for every document, tried on generated ones."""
