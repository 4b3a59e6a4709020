"""
The rules: pure functions over the model, with the moment as an argument.
"""
