"""
One module for each report.
"""
