"""From a journey to problems."""
