"""What belongs to the portal as a whole and to none of its pages."""
