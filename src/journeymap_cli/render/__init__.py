"""View to bytes."""
