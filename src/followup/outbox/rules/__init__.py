"""
The kinds of rules, a module each: a function from how things stand to the occasions on which somebody is told.
"""
