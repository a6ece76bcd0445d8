"""Turns `spec/<version>/` into `generated/maia_api/<version>/`. A build tool; not part of the wheel."""
