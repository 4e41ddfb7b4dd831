"""Rules on one plan-and-result report: where the document disagrees with itself."""
