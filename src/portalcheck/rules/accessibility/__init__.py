"""What people with disabilities meet."""
