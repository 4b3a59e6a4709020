"""
What changes the register: a module for each kind of thing that is changed.
"""
