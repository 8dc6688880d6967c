#!/bin/sh
# Whether the kiosk finds its screen under cage without any: its self-test, with cage's headless backend.
set -eu
cd "$HOME"
export XDG_RUNTIME_DIR="$HOME/runtime"
mkdir -p -m 700 "$XDG_RUNTIME_DIR"
WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman QT_QPA_PLATFORM=wayland \
    /usr/lib/petition-kiosk/screen sh -c 'petition-kiosk selftest --json >headless.json'
grep -q '"name":"screen","ok":true,"detail":"[0-9]*x[0-9]* wayland"' headless.json
