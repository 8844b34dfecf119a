"""Changes to text."""
