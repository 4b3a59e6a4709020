"""
How reports are drawn: the blocks a page is made of, and what draws them as text and as Markdown.
"""
