"""Run one command and print what it took, as JSON: `python -I -S child.py SECONDS COMMAND...`.

A program of its own because it has to be small: the peak memory of a process starts at that of whoever started it. So
it imports little, and pathlib and json only when the command has ended. On Linux it adopts what the command leaves
behind (Chromium's helpers): their CPU time counts, too, and none of them runs on beside the next command.
"""

import ctypes
import os
import resource
import signal
import sys
import time

PATIENCE = 2.0
"""Seconds that what is left behind may still run."""
WAITING = 4
"""How many times as long as its CPU seconds a command may take on a busy machine."""
OUT_OF_TIME = (-signal.SIGXCPU, 128 + signal.SIGXCPU)
"""How a process ends at its limit of CPU, and how a shell says that of another."""
PR_SET_CHILD_SUBREAPER = 36
MIB = 1024 if sys.platform == "linux" else 1024 * 1024
"""What `ru_maxrss` counts: KiB on Linux, bytes on macOS."""


def adopt_orphans() -> None:
    """Become the parent of every process below this one whose own parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawn(command: list[str]) -> int:
    """Start a command that reads nothing and writes to nowhere; its standard error is ours."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    streams = [(os.POSIX_SPAWN_DUP2, nowhere, stream) for stream in (0, 1)]
    return os.posix_spawnp(command[0], command, os.environ, file_actions=streams)


def children(first: int) -> list[int]:
    """The processes that this one has now; where the kernel does not list them, the one that it started."""
    from pathlib import Path

    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return [int(word) for word in listed.read_text(encoding="ascii").split()] if listed.exists() else [first]


def reap(first: int, patience: float) -> list[resource.struct_rusage]:
    """Wait for all that is left, kill it when patience is over, and return what each process used."""
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
    """Handle the alarm: end the wait for a command that takes too long."""
    raise TimeoutError


def exit_code(status: int) -> int | None:
    """The code of a process that ended, None when it had no CPU seconds left."""
    ended = os.waitstatus_to_exitcode(status)
    return None if ended in OUT_OF_TIME else ended


def measure(command: list[str], seconds: float) -> dict[str, float | int | None]:
    """Elapsed and CPU seconds, the peak of the largest process in MiB, and the exit code: None when time was up.

    A process may take so many seconds of CPU, which others on the machine hardly change.
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
    """Measure what the command line says."""
    measured = measure(sys.argv[2:], float(sys.argv[1]))
    import json

    print(json.dumps(measured))


if __name__ == "__main__":
    main()
