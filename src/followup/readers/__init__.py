"""
Readers: what finds outstanding matters in the text of minutes; they propose and never write.
"""
