#!/bin/sh
# One whole signing on the packaged kiosk, by keyboard, and its export: sign.sh x11|cage
#
# cage runs as a window of the same X server in memory: that way its keyboard is a real one. The kiosk speaks Wayland.
set -eu
cd "$HOME"
here=$(dirname "$0")
export DISPLAY=:7 XDG_RUNTIME_DIR="$HOME/runtime"
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
mkdir -p frames

records() { petition-kiosk status --json | grep -oE '"records":[0-9]+' | grep -oE '[0-9]+'; }

# The screen's picture has been the same for a second, and is not the one that was there before.
drawn() {
    last=none
    for _ in $(seq 120); do
        now=$(cksum <frames/Xvfb_screen0)
        [ "$now" != "$blank" ] && [ "$now" = "$last" ] && return
        last=$now
        sleep 1
    done
    echo "nothing was drawn" >&2
    return 1
}

Xvfb :7 -screen 0 1024x768x24 -nolisten tcp -fbdir frames 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
until [ -e /tmp/.X11-unix/X7 ]; do sleep 0.2; done
sleep 1
blank=$(cksum <frames/Xvfb_screen0)
before=$(records)
case "$1" in
    x11) QT_QPA_PLATFORM=xcb petition-kiosk run & ;;
    cage)
        WLR_BACKENDS=x11 WLR_X11_OUTPUTS=1 WLR_RENDERER=pixman QT_QPA_PLATFORM=wayland \
            /usr/lib/petition-kiosk/screen petition-kiosk run &
        ;;
esac
kiosk=$!
drawn
grep -v '^#' "$here/signing.keys" | while read -r what letters; do
    if [ "$what" = type ]; then
        xdotool type --delay 120 "$letters"
    else
        xdotool key "$what"
    fi
    sleep 1.2
done
sleep 2
kill $kiosk
wait $kiosk || true
after=$(records)
[ "$after" = $((before + 1)) ] || { echo "records: $before, then $after" >&2 && exit 1; }

rm -rf stick opened
mkdir stick
petition-kiosk export --to stick
petition-kiosk verify stick/*.kiosk-batch --root keys/root.pem
petition-kiosk open stick/*.kiosk-batch --keys keys --passphrase-file passphrase --to opened
ls opened/*/signatures.pdf opened/*/signatures.csv
petition-kiosk merge stick --registry "sqlite:///$HOME/registry-$1.db" --keys keys --passphrase-file passphrase
