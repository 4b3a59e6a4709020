"""
Why a matter is where it is.
"""
