"""Rules over the page that tells about a service, and over how what it says is kept on the way."""
