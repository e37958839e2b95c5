"""Readings and their order."""
