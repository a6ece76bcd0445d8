"""Who waits for runs in `bench.runs`: a script each, in a process of its own. Only `ours` needs this project."""
