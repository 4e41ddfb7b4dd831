"""Rules on one plan-and-result report: where does the document disagree with itself?"""
