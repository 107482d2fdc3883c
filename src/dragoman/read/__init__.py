"""Reading: bytes to sources, sources to stories, stories to cleaned sentences."""

from dragoman.read.dateline import Dateline, find_dateline
from dragoman.read.reading import documents, make_reading
from dragoman.read.sources import read_sources
from dragoman.read.stories import split_stories

__all__ = ["Dateline", "documents", "find_dateline", "make_reading", "read_sources", "split_stories"]
