"""Excel: a workbook to filter, sort and count in.

Text is text, never a formula; figures are numbers.
"""
