"""The face of every page: base templates, components, wording."""
