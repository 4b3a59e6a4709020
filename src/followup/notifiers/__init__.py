"""
The notifiers that come with followup, each a module, and what they share.
"""
