"""What became of the clauses, sections and targets of a plan: facts, no judgement."""
