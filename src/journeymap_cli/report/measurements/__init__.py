"""Reports of measurements, in every format."""
