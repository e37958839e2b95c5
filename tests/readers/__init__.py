"""Readers of dumps: one test module a format."""
