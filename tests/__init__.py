"""What the program promises, each promise a test; `golden/` first."""
