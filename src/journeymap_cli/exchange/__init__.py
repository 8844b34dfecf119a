"""Maps in the formats of other tools: reading them as data in long form, with a problem for each loss."""
