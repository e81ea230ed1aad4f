"""What the page says and has to say."""
