"""From one document to two plans: columns, reading order, outline, clauses, KPI table."""
