"""
How fast followup is, beside the limit and its peers: see the README here.
"""
