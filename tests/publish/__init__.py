"""Tests of the site and of the MkDocs plugin."""
