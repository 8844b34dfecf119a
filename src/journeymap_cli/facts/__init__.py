"""What follows from a journey: pure functions that lint, view and diff share."""
