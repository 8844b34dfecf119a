"""Two journeys to changes."""
