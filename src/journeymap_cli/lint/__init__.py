"""The rules: checking a journey for problems."""
