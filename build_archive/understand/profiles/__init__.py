"""What is known of single sites, as data: one file a site."""
