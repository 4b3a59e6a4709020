"""
What reports are as JSON.
"""
