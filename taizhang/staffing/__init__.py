"""The pages on which an office keeps its people, units and roles."""
