"""
The stores that come with followup: memory, the reference, and SQLite, the default.
"""
