"""What is timed, on what, and how: see README.md beside this file."""
