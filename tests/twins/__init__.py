"""The same plan in other clothes: documents made from a comparison, read back."""
