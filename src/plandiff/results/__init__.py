"""Read a plan-and-result report: measures with plan, results, targets and what came of them."""
