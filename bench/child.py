"""Run one command and print its resource use as JSON: `python -I -S child.py SECONDS COMMAND...`.

This is a separate, small program because a process's peak memory starts at that of its parent. So it imports little,
and pathlib and json only after the command has ended. On Linux it adopts the command's orphans (Chromium's helpers), so
that their CPU time counts and none of them keeps running during the next command.
"""

import ctypes
import os
import resource
import signal
import sys
import time

PATIENCE = 2.0
"""Seconds that leftover processes may keep running."""
WAITING = 4
"""Limit on elapsed time, as a multiple of the CPU limit, to allow for a busy machine."""
OUT_OF_TIME = (-signal.SIGXCPU, 128 + signal.SIGXCPU)
"""Exit codes of a process that hits its CPU limit, directly or through a shell."""
PR_SET_CHILD_SUBREAPER = 36
MIB = 1024 if sys.platform == "linux" else 1024 * 1024
"""Units of `ru_maxrss` per MiB: KiB on Linux, bytes on macOS."""


def adopt_orphans() -> None:
    """Become the parent of orphaned descendants (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawn(command: list[str]) -> int:
    """Start a command with stdin and stdout on the null device and stderr inherited."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1)]
    return os.posix_spawnp(command[0], command, os.environ, file_actions=streams)


def children(first: int) -> list[int]:
    """The current child processes; just `first` if the kernel does not list them."""
    from pathlib import Path

    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(word) for word in listed.read_text(encoding="ascii").split()] if listed.exists() else [first]


def reap(first: int, patience: float) -> list[resource.struct_rusage]:
    """Wait for all remaining processes, kill them after `patience` seconds, and return the usage of each."""
    used: list[resource.struct_rusage] = []
    deadline = time.monotonic() + patience
    while True:
        try:
            process, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return used
        if process:
            used.append(usage)
            continue
        if time.monotonic() > deadline:
            for child in children(first):
                os.kill(child, signal.SIGKILL)
        time.sleep(0.002)


def give_up(*_: object) -> None:
    """Handle SIGALRM: raise TimeoutError to stop waiting for the command."""
    raise TimeoutError


def exit_code(status: int) -> int | None:
    """The exit code of a process, or None if it exceeded its CPU limit."""
    ended = os.waitstatus_to_exitcode(status)
    return None if ended in OUT_OF_TIME else ended


def measure(command: list[str], seconds: float) -> dict[str, float | int | None]:
    """Elapsed and CPU seconds, peak memory of the largest process in MiB, and the exit code (None on timeout).

    The limit is in CPU seconds per process, which other load on the machine hardly affects.
    """
    adopt_orphans()
    signal.signal(signal.SIGALRM, give_up)
    limit = max(1, round(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    begin = time.perf_counter()
    process = spawn(command)
    code: int | None = None
    used: list[resource.struct_rusage] = []
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds * WAITING)
        _, status, usage = os.wait4(process, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        code, used = exit_code(status), [usage]
    except TimeoutError:
        pass
    elapsed = time.perf_counter() - begin
    used += reap(process, 0 if code is None else PATIENCE)
    peak = max((usage.ru_maxrss for usage in used), default=0)
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in used)
    return {"elapsed": elapsed, "cpu": cpu, "memory": peak / MIB, "code": code}


def main() -> None:
    """Measure the command given on the command line."""
    if sys.argv[1:2] in (["-h"], ["--help"]):
        print(__doc__)
        sys.exit()
    measured = measure(sys.argv[2:], float(sys.argv[1]))
    import json

    print(json.dumps(measured))


if __name__ == "__main__":
    main()
