"""
The languages the minutes reader knows; each is one module of words.
"""
