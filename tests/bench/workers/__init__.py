"""What runs in processes of its own, in the environments of the contenders. Run as files, so nothing else is loaded."""
