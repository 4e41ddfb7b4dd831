"""Word deliverables, written as OOXML parts: the 新旧対照表 and last year's text with changes."""
