"""
Proof and passage: the check of everything, the chains, export and import.
"""
