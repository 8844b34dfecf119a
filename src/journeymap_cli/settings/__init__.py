"""What a team decided for all its maps. It comes from the pull request of the maps: no templates, no commands."""
