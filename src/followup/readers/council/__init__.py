"""
Formal Swedish minutes (protokoll): paragraphs with §, diary numbers, and one decision each.
"""
