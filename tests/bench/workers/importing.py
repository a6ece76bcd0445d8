"""`importing.py STATEMENT`: prints what it took: seconds, modules, peak memory in KiB, whether httpx is there.

Nothing that a statement may import itself is imported before it.
"""

import sys
import time


def peak() -> int:
    """Of this process alone: getrusage would count what its parent had when it was forked."""
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    before = set(sys.modules)
    code = compile(sys.argv[1], "statement", "exec")
    start = time.perf_counter()
    exec(code, {})
    seconds = time.perf_counter() - start
    loaded = set(sys.modules) - before
    sys.stdout.write(f"{seconds} {len(loaded)} {peak()} {int('httpx' in loaded)}\n")
