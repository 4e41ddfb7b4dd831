"""Judge a comparison: one file per rule, one table of rules (`table.RULES`)."""
