"""plandiff compares the fiscal-year plans of public bodies, clause by clause."""

__all__ = ["__version__"]

__version__ = "0.1.0"
