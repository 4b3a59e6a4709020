"""
What the tests of followup share with those of its plug-ins: contract suites, strategies, histories and the oracle.
"""
