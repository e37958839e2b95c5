"""Turns raw dumps of Chinese articles into a static, searchable archive: start reading at `pipeline.py`."""

__version__ = "0.1.0"
