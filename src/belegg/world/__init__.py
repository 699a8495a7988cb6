"""What is known of the world, as data: gazetteer, countries, actors."""
