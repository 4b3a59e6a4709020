"""
How the documentation is built.
"""

from __future__ import annotations


project = "followup"
author = copyright = "The followup maintainers"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "followup"
myst_heading_anchors = 3
nitpicky = True
