"""Why a text cannot be read, in the words of the person who wrote it."""
