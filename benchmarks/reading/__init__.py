"""
How well and how fast minutes are read, measured on minutes that whoever measures has labelled.
"""
