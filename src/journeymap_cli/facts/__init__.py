"""Facts that follow from a journey: pure functions, shared by all layers above."""
