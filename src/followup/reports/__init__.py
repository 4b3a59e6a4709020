"""
The register's answers as people read them and as programs read them: pure functions from values to text and JSON.
"""
