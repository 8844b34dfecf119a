"""The templates that ship with journeymap; --templates puts a folder before them."""
