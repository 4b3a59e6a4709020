"""
The values of the domain: frozen, complete, and ignorant of storage and language.
"""
