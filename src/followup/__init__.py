"""
Outstanding matters that carry over between meetings: nothing falls between two of them.
"""
