"""Answers as SVG for page, notebook and brief alike: no script, nothing loaded, text that can be selected.

The danger: a picture that says more than the record.  What is not known is not drawn, and the description says so.
"""

from dragoman.pictures.ladder import Partner, Step, ladder
from dragoman.pictures.timeline import Mark, is_drawn, timeline

__all__ = ["Mark", "Partner", "Step", "is_drawn", "ladder", "timeline"]
