"""Builds carenumbers and installs the peers where they are not given."""
import shutil
import subprocess
import sys

from peers import measuring


def program(options, root):
    """Builds carenumbers unless a program is given."""
    if options.program:
        options.program = str(options.program.resolve())
        return
    if not shutil.which("swift"):
        sys.exit("there is no swift to build carenumbers with; give --program")
    subprocess.run(["swift", "build", "-c", "release", "--product", "carenumbers"], cwd=root,
                   check=True, stdout=subprocess.DEVNULL)
    options.program = str(root / ".build/release/carenumbers")


def peers(options, root):
    """Installs the peers unless a Python that has them is given."""
    # The path of a venv's Python must stay a link: resolved, it would be the Python without them.
    if options.peers:
        options.peers = str(options.peers.absolute())
        return
    venv = root / ".build/benchmark-peers"
    options.peers = str(venv / "bin/python")
    if not measuring.output_of(options.peers, "-c", "import duckdb, polars; print(True)"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
        subprocess.run([options.peers, "-m", "pip", "install", "--quiet", "duckdb", "polars>=2"],
                       check=True)
