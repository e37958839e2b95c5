"""The shapes of lists that stand beside articles, one module each: `read(lines, place, known) -> Listing | None`."""
