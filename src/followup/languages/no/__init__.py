"""
Norwegian, to read only; its reader understands Danish too.
"""
