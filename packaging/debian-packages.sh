#!/usr/bin/env bash
# Installs the Debian packages that are missing, or prints the one line to type.
#
#   packaging/debian-packages.sh SECTION…      sections of packaging/debian-packages.txt: run, test
#
# Root may install, so it does. Anybody else is told what to type, once, and the set-up goes on: most of these are
# there on any desktop. On a system without dpkg there is nothing to say. Exit 0 unless the list cannot be read.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted() {
    awk -v sections=" $* " '
        { sub(/#.*/, "") }
        /^\[/ { gsub(/[][ \t]/, ""); inside = index(sections, " " $0 " "); next }
        inside && NF { print $1 }' packaging/debian-packages.txt
}

# A package counts as there under its own name or as what another provides: Debian 13 has libglib2.0-0t64.
installed() {
    dpkg-query -W -f='${db:Status-Status}, ${Package}, ${Provides}\n' |
        awk -F', *' '$1 == "installed" { for (i = 2; i <= NF; i++) { sub(/ .*/, "", $i); print $i } }'
}

missing() {
    { grep -vxFf <(installed) <(wanted "$@") || true; } | while read -r package; do
        # A Python that was not installed by Debian brings its own venv.
        [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null && continue
        [ "$package" = make ] && command -v make >/dev/null && continue
        echo "$package"
    done
}

install() {
    export DEBIAN_FRONTEND=noninteractive
    mkdir -p build
    echo "Installing Debian packages: $*"
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >build/debian-packages.log 2>&1 && return
    echo "Debian packages could not be installed; the end of build/debian-packages.log says why:" >&2
    tail -n 5 build/debian-packages.log >&2
}

command -v dpkg-query >/dev/null || exit 0
packages=$(missing "$@")
[ -n "$packages" ] || exit 0
# shellcheck disable=SC2086 -- one word a package is meant
if [ "$(id -u)" = 0 ]; then
    install $packages
else
    echo "Some Debian packages are missing. If something fails, type this and try again:" >&2
    echo "  sudo apt-get install" $packages >&2
fi
