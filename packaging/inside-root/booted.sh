#!/bin/sh
# Runs in a booted root beside the locked session, as a unit of its own: a kiosk that is killed and comes back, what the
# session promises about network, cores and swap, and, where the compositor has a virtual keyboard, a whole signing.
# What it found goes to /opt/booted, a line a step; then the machine goes off.
exec >/opt/booted 2>&1
set -u
here=$(dirname "$0")
data=/var/lib/petition-kiosk/data
worst=0

step() {
    local name=$1
    shift
    if "$@" >/opt/booted.step; then echo "| $name | yes |"; else echo "| $name | **no** |" && worst=1 && cat /opt/booted.step; fi
}

as_kiosk() { su kiosk -s /bin/sh -c "XDG_RUNTIME_DIR=/run/petition-kiosk WAYLAND_DISPLAY=wayland-0 $*"; }
pid() { systemctl show -P MainPID petition-kiosk.service; }
# cage 0.1.4, which Debian 12 has, draws nothing on a screen in memory ("Basic output test failed for HEADLESS-1", with and
# without a session), and has no virtual keyboard.
can_be_looked_at() { case "$(cage -v 2>&1)" in *0.1.4*) return 1 ;; esac; }

starts() {
    for _ in $(seq 60); do
        systemctl -q is-active petition-kiosk-screen.service petition-kiosk.service && return
        sleep 1
    done
    systemctl status --no-pager petition-kiosk-screen.service petition-kiosk.service
    return 1
}

# The Welcome button: its green stands in a picture of the screen in so long a run as on no start screen.
shows_welcome() {
    for _ in $(seq 60); do
        as_kiosk grim -t ppm - 2>/dev/null | tr '\n\134D' 'NBX' | LC_ALL=C grep -aqE '(NBX){300}' && return
        sleep 1
    done
    return 1
}

signs() {
    local signed
    # The first key only tells the kiosk that there is a keyboard at all.
    as_kiosk wtype -k Shift_L
    sleep 1.2
    grep -v '^#' "$here/signing.keys" | while read -r what letters; do
        if [ "$what" = type ]; then as_kiosk wtype -d 120 "$letters"; else as_kiosk wtype -k "$what"; fi
        sleep 1.2
    done
    sleep 3
    # One process has the data: the session goes, and comes again.
    systemctl stop petition-kiosk.service
    stops && as_kiosk petition-kiosk status --data $data --json | grep '"records":1,'
    signed=$?
    systemctl start petition-kiosk.service && shows_welcome && return $signed
}

# The screen goes with the kiosk that nobody needs it for any more, and does not keep staff waiting.
stops() {
    for _ in $(seq 10); do
        systemctl -q is-active petition-kiosk-screen.service || pidof cage || return 0
        sleep 1
    done
    return 1
}

comes_back() {
    local before
    before=$(pid)
    [ "$before" != 0 ] && kill -9 "$before"
    sleep 4
    [ "$(pid)" != "$before" ] && [ "$(pid)" != 0 ] && { ! can_be_looked_at || shows_welcome; }
}

has_no_network() { ! grep : "/proc/$(pid)/net/dev" | grep -v '^ *lo:'; }
leaves_no_core() { grep -qE '^Max core file size +0 +0' "/proc/$(pid)/limits"; }
is_no_root() { grep -qE "^Uid:.$(id -u kiosk)" "/proc/$(pid)/status"; }
swaps_nothing() {
    local group
    group=$(sed 's/^0:://' "/proc/$(pidof cage)/cgroup")
    [ "$(systemctl show -P MemorySwapMax petition-kiosk.service)" = 0 ] &&
        [ "$(systemctl show -P MemorySwapMax "user-$(id -u kiosk).slice")" = 0 ] &&
        case "$group" in */"user-$(id -u kiosk).slice"/*) ;; *) return 1 ;; esac
}
keeps_its_data() { [ "$(stat -c '%U %a' /var/lib/petition-kiosk)" = "kiosk 700" ]; }

step "the session's units start" starts
! can_be_looked_at || step "the first screen stands there" shows_welcome
! can_be_looked_at || step "a whole signing by keyboard, and the session started anew" signs
step "killed, it is back by itself" comes_back
step "no network but a loopback, in the kernel's eyes" has_no_network
step "no core dumps" leaves_no_core
step "no swap" swaps_nothing
step "runs as a user of its own" is_no_root
step "whose data nobody else reads" keeps_its_data
step "all of it was looked at" true
[ $worst = 0 ] || journalctl -b --no-pager -u petition-kiosk.service -u petition-kiosk-screen.service | tail -n 40
sync
systemctl poweroff
