"""Bytes that nobody would write, given to every reader for as long as one likes: `python -m tests.fuzz json --seconds 300`."""
