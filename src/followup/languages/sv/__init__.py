"""
Swedish.
"""
