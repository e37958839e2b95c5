"""`python -m build_archive` is the command `build-archive`."""

from build_archive.cli import main

if __name__ == "__main__":
    main()
