"""The dashboard as a folder of static pages."""
