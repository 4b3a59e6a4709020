"""
Formats: from a file as people keep it (text, Word, OpenDocument, RTF, a web page, PDF, mail) to text in lines.
"""
