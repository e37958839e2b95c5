"""The quality gate: figures on labelled pages, with floors that only rise."""
