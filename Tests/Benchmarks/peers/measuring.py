"""Runs a program, measures it, and compares what programs printed."""
import os
import shutil
import signal
import subprocess
import time
from itertools import zip_longest
from typing import NamedTuple

# The kernel starts a vforked child's peak at its parent's peak, a forked one's at what it copies.
subprocess._USE_VFORK = False


class Measure(NamedTuple):
    """What one run took; `failure` is empty when it ended well."""

    wall: float
    cpu: float
    peak_mib: float
    failure: str = ""


def run(command, output, errors, environment=None):
    """Runs `command` with its output in one file and its errors in another."""
    with open(output, "wb") as out, open(errors, "wb") as err:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                       env=environment)
        except OSError as error:
            return Measure(0, 0, 0, str(error))
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    failure = failure_reason(process.returncode, errors) if process.returncode != 0 else ""
    return Measure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, failure)


def failure_reason(code, errors):
    """The signal, or the first line of the errors that is no part of a traceback."""
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    with open(errors, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip() and not line.startswith((" ", "Traceback")):
                return line.strip()[:200]
    return f"exit {code}"


def least_peak_mib():
    """The peak of a program that does nothing: no smaller one can be told."""
    return run(["true"], os.devnull, os.devnull).peak_mib


def first_difference(path, other):
    """The number and both texts of the first line that differs; nothing when all bytes are equal."""
    with open(path, "rb") as a, open(other, "rb") as b:
        while (chunk := a.read(1 << 18)) == b.read(1 << 18):
            if not chunk:
                return None
        a.seek(0)
        b.seek(0)
        for number, (line, twin) in enumerate(zip_longest(a, b), start=1):
            if line != twin:
                return number, line, twin


def output_of(*command, environment=None):
    """What a program prints, stripped; nothing when it is not there or fails."""
    if not shutil.which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    return done.stdout.strip() if done.returncode == 0 else ""
