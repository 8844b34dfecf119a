"""What git runs, and the commands that set it up."""
