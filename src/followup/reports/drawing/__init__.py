"""
How reports are drawn.
"""
