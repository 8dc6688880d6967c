#!/usr/bin/env bash
# Tries the built .deb where nothing but Debian is: bare roots of Debian 12 and 13, in which no network is to be had.
#
#   packaging/check-package.sh [bookworm] [trixie]      both where none is named
#
# Run by root before a release, after `make package`; needs debootstrap, systemd-nspawn (systemd-container) and a network
# of its own, for Debian's packages.
# Prints what it did, line by line; exit 0 where all of it worked. docs/releases.md keeps the last result.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(echo build/package/*.deb)
[ -f "$deb" ] || { echo "Nothing to check: make package" >&2 && exit 2; }
[ "$(id -u)" = 0 ] || { echo "Only root can make bare roots." >&2 && exit 2; }
roots=${ROOTS:-$(mktemp -d /var/tmp/check-package.XXXXXX)}
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -v security | grep -oE 'https?://[^ ]+debian/?( |$)' | head -n 1 || true)

# What a machine has before it gets the .deb: what the package depends on, a screen, and what looks at it.
fetched() {
    dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/,/ /g'
    echo dbus xvfb xdotool cage xwayland fonts-dejavu-core systemd-sysv libpam-systemd wtype grim
}

# Debian 13 gave some libraries other names; debootstrap knows no provided ones.
named_in() {
    local suite=$1 package
    shift
    for package in "$@"; do
        case "$suite:$package" in
            trixie:libglib2.0-0 | trixie:libssl3) echo "${package}t64" ;;
            *) echo "$package" ;;
        esac
    done | paste -sd,
}

make_root() {
    local suite=$1 root=$roots/$1
    [ -e "$root/usr/bin/cage" ] && return
    # shellcheck disable=SC2046 -- one word a package is meant
    debootstrap --variant=minbase --include="$(named_in "$suite" $(fetched))" "$suite" "$root" "$mirror" \
        >"$roots/$suite.log" 2>&1 || { tail -n 5 "$roots/$suite.log" >&2 && return 1; }
    chroot "$root" useradd --create-home visitor
}

# A network of its own, in which not even the loopback is up, and processes of its own, which end with it.
inside() {
    local root=$1
    shift
    unshare --net --pid --fork --mount --kill-child sh -c '
        mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount -t tmpfs tmpfs "$1/tmp" -o mode=1777
        root=$1; shift
        exec env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 chroot "$root" "$@"' sh "$root" "$@"
}

as_visitor() {
    local root=$1
    shift
    inside "$root" su visitor -s /bin/sh -c "$*"
}

files_of() {
    find "$1" -xdev \( -path '*/proc' -o -path '*/dev' -o -path '*/tmp' -o -path '*/home/visitor' -o -path '*/var/lib/dpkg' \
        -o -path '*/var/cache' -o -path '*/var/log' \) -prune -o -printf '%P\n' | LC_ALL=C sort
}

step() {
    local name=$1 start=$SECONDS
    shift
    if "$@" >"$roots/step.log" 2>&1 </dev/null; then
        echo "| $name | yes, $((SECONDS - start)) s |"
    else
        echo "| $name | **no** |"
        tail -n 25 "$roots/step.log" >&2
        return 1
    fi
}

# The machine itself, from its first process on, into the locked session; its screen is in memory. A copy is booted: what
# a running system leaves behind is not the package's.
boots_into_the_session() {
    local root=$1 booted=$1-booted
    rm -rf "${booted:?}" && cp -a "$root" "$booted"
    inside "$booted" sh /opt/inside-root/ready-to-boot.sh
    timeout 400 systemd-nspawn --quiet --directory="$booted" --boot --private-network --register=no --keep-unit || return 1
    cat "$booted/opt/booted" >"$roots/booted"
    rm -rf "${booted:?}"
    grep -q '^| all of it was looked at | yes |' "$roots/booted" && ! grep -qv ' yes ' "$roots/booted"
}

nothing_is_left() {
    diff "$roots/before" <(files_of "$1")
}

check() {
    local root=$roots/$1 tools=/opt/inside-root
    make_root "$1"
    rm -rf "${root:?}/opt/"* "$root/home/visitor/"* "$root/home/visitor/.local"
    cp -r "$deb" packaging/inside-root "$root/opt/"
    # A check that was broken off leaves the package installed.
    inside "$root" dpkg --purge petition-kiosk >/dev/null 2>&1 || true
    files_of "$root" >"$roots/before"
    echo
    echo "| Debian $(cat "$root/etc/debian_version"), \`$1\` | |"
    echo "|---|---|"
    step "there is no network" inside "$root" sh -c '! grep : /proc/net/dev | grep -v "^ *lo:"' &&
        step "installs, with nothing but what a machine with cage has" inside "$root" sh -c 'dpkg -i /opt/*.deb' &&
        step "finds every library it asks for" inside "$root" sh $tools/libraries.sh &&
        step "makes keys and a kit, sets up, passes \`selftest\`" as_visitor "$root" sh $tools/set-up.sh &&
        step "a whole signing by keyboard on X11, export, verify, open, merge" as_visitor "$root" sh $tools/sign.sh x11 &&
        step "the same under cage, on Wayland" as_visitor "$root" sh $tools/sign.sh cage &&
        step "finds its screen under headless cage" as_visitor "$root" sh $tools/headless.sh &&
        step "boots into the locked session" boots_into_the_session "$root" && cat "$roots/booted" &&
        step "purges" inside "$root" dpkg --purge petition-kiosk &&
        step "and nothing is left" nothing_is_left "$root"
}

status=0
[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do check "$suite" || status=1; done
exit $status
