"""
The faces of a register: one that is asked and written to, and one that is only asked.
"""
