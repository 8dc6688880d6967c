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

# The Welcome button's colour, #0A5C44, stands on the screen: so many pixels in a row of blue, green, red and a byte that
# means nothing as no start screen has. cage's own grey comes seconds before it.
drawn() {
    for _ in $(seq 120); do
        tr '\000\n' ZN <frames/Xvfb_screen0 | LC_ALL=C grep -aqE '(D\\N.){300}' && return
        sleep 1
    done
    echo "nothing was drawn" >&2
    return 1
}

Xvfb :7 -screen 0 1024x768x24 -nolisten tcp -fbdir frames 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
until [ -e /tmp/.X11-unix/X7 ]; do sleep 0.2; done
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
sleep 1
# Without a window manager the keyboard belongs to the window under the pointer, once the pointer has moved.
xdotool mousemove 500 300 mousemove 510 310
grep -v '^#' "$here/signing.keys" | while read -r what letters; do
    if [ "$what" = type ]; then
        xdotool type --delay 120 "$letters"
    else
        xdotool key "$what"
    fi
    sleep 1.2
done
sleep 2
cp frames/Xvfb_screen0 "last-$1.xwd"
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
