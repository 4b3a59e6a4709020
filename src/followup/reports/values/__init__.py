"""
What ``--json`` prints, one module for each report: stable names, days in ISO 8601, of what is restricted only the key.
"""
