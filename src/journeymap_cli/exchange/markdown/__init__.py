"""Maps in Markdown: headings, lists and tables."""
