"""How long lists become pages, and the indexes made of them."""
