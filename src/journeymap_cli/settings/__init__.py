"""What a team decides for all its maps. Settings come with the pull request of the maps: no templates, no commands."""
