"""PDF: the 新旧対照表 set by typst, with its fonts inside; needs the extra `pdf`."""
