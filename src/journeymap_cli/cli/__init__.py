"""The words typed to the pipeline."""
