"""
The register of outstanding matters: the services that read, decide by the rules, and commit one guarded batch.
"""
