"""The distribution's version: `<API major>.<API minor>.<release>`."""

__version__ = "1.0.0.dev0"
