"""What keeps the way to the page safe."""
