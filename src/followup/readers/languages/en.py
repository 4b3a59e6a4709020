"""
English: placeholder
"""
