#!/usr/bin/env bash
# Makes everything ready that the kiosk, its tests or its package need: Debian packages, .venv, and the locked
# requirements in it. The package is made in a .venv-package of its own: what is not locked for it cannot get into it.
#
#   packaging/set-up.sh run|test|package
#
# Nothing to do takes well under a second. What was interrupted is made anew. Every wheel is checked against its hash.
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1-}" in
    run) sections=run lock=requirements.txt venv=.venv ;;
    test) sections="run test" lock=requirements-dev.txt venv=.venv ;;
    package) sections="run package" lock=requirements-package.txt venv=.venv-package ;;
    *) echo "usage: packaging/set-up.sh run|test|package" >&2 && exit 2 ;;
esac
wanted=$1
export PYTHON=${PYTHON:-python3} PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# Two set-ups at once would spoil each other's .venv: the second waits for the first.
exec 9<packaging/set-up.sh
! command -v flock >/dev/null || flock 9

check_python() {
    command -v "$PYTHON" >/dev/null || fail "There is no $PYTHON here. Petition Kiosk needs Python 3.11 or newer."
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Petition Kiosk needs Python 3.11 or newer; $PYTHON is $("$PYTHON" -V 2>&1)." \
            "If a newer one is installed, name it:  make $wanted PYTHON=python3.11"
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$PYTHON cannot make a virtual environment; on Debian the package python3-venv lets it."
}

# The stamp of a finished set-up: which lock, under which Python. A new lock or a new Python makes it stale.
stamp_of() {
    sha256sum <"$1"
    $venv/bin/python -c 'import sys; print(*sys.version_info[:2])'
}

is_ready() {
    [ ! -e $venv/unfinished ] && [ -e "$venv/ready-$lock" ] && [ "$(cat "$venv/ready-$lock")" = "$(stamp_of "$lock" 2>/dev/null)" ]
}

make_venv() {
    check_python
    # An installation that was cut off can look whole to pip.
    if [ -e $venv/unfinished ] || ! $venv/bin/python -m pip --version >/dev/null 2>&1; then
        rm -rf $venv
    fi
    mkdir -p $venv
    touch $venv/unfinished
    [ -e $venv/bin/python ] || "$PYTHON" -m venv $venv
}

install_requirements() {
    echo "Installing the requirements into $venv (once; about half a minute)"
    # --no-deps: the lock is complete, but for docopt, which num2words names and only its own command line would use.
    $venv/bin/python -m pip install -qq --no-deps --require-hashes --only-binary :all: -r "$lock" ||
        fail "The requirements could not be installed; what pip said is above. Mend that and try again."
    stamp_of "$lock" >"$venv/ready-$lock"
    # What the tests need holds what the kiosk needs, in the same versions: tests/test_requirements.py.
    [ "$lock" != requirements-dev.txt ] || stamp_of requirements.txt >$venv/ready-requirements.txt
    rm $venv/unfinished
}

packaging/debian-packages.sh $sections
if ! is_ready; then
    make_venv
    install_requirements
fi
