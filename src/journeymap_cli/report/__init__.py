"""Problems or changes to text."""
