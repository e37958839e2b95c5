"""What is measured of the search; `README.md` has the last figures and the commands."""
