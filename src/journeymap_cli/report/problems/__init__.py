"""Problems to text."""
