#!/bin/sh
# Makes the virtual environment, or leaves it alone where it already holds what uv.lock says.
#
#     tools/environment.sh PYTHON VENV
#
# The stamp in the environment is a digest of pyproject.toml and uv.lock: nothing is downloaded again while both are unchanged.
set -eu

python=$1
venv=$2
stamp="$venv/.stamp"

found() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

found "$python" || python=python3.11
if ! found "$python"; then
    echo "make: found no Python 3.11 or later; expected one on the path, or: make PYTHON=/path/to/python" >&2
    exit 1
fi

wanted=$(cat pyproject.toml uv.lock | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && [ -x "$venv/bin/python" ]; then
    exit 0
fi

if [ ! -x "$venv/bin/python" ]; then
    echo "Making a virtual environment in $venv"
    "$python" -m venv "$venv"
fi

export PIP_DISABLE_PIP_VERSION_CHECK=1
if [ ! -x "$venv/bin/uv" ]; then
    echo "Installing uv, which installs the locked packages"
    "$venv/bin/python" -m pip install --quiet uv || true
fi

if [ -x "$venv/bin/uv" ]; then
    echo "Installing the packages of uv.lock into $venv (under a minute on most lines)"
    UV_PROJECT_ENVIRONMENT=$venv "$venv/bin/uv" sync --quiet --locked --inexact --all-extras --all-groups --python "$venv/bin/python"
else
    echo "uv cannot be had; installing the packages of uv.lock with pip"
    "$venv/bin/python" tools/locked.py uv.lock >"$venv/requirements.txt"
    "$venv/bin/python" -m pip install --quiet --no-deps --requirement "$venv/requirements.txt"
    "$venv/bin/python" -m pip install --quiet --no-deps --editable .
fi
echo "$wanted" >"$stamp"
