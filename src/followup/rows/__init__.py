"""
Between domain values and the flat rows a store keeps: the schema, the conversions and the chain of entries.
"""
