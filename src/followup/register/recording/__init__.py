"""
Minutes on their way in: documents, the names in them, and what they change.
"""
