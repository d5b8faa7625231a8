"""What `explain` tells."""
