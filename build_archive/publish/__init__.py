"""The door to MkDocs: the plugin `archive` and the theme of its pages; the only room that imports mkdocs."""
