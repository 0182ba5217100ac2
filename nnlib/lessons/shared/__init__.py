"""What the explorers or the practice of several lessons share."""
