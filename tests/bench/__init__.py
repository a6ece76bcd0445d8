"""The benchmarks: `nox -s bench`, or `nox -s bench -- call` for one. They are no tests: none asserts by the clock."""
