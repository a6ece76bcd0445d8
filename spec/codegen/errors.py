"""What stops the build, in words that name the place to mend."""


class SpecError(Exception):
    """The inputs under `spec/` can't be turned into a client; the message says where and what to do."""
