"""The drivers that git runs, and the commands that set them up."""
