"""What people meet on a small screen, with a finger, or zoomed in."""
