"""
What is asked of a register, now, as of a day, or as it was known.
"""
