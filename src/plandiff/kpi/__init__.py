"""What a KPI sentence promises: indicator, figure, comparator, basis and direction.

Stands between text and the rooms above; knows clauses, not documents. Import from the modules:
`promise.parse_promise`, `target.parse_target`, `indicator.indicator_similarity`.
"""
