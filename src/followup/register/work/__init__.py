"""
What every room of the register stands on: reads, the unit of work, and its commit.
"""
