"""Search in the browser: a lunr index split by term into small files, and the same index asked from Python."""
