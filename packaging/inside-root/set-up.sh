#!/bin/sh
# A coordinator's and a volunteer's part before an event: keys, a kit, a kiosk out of it, and its self-test.
set -eu
cd "$HOME"
campaign=/usr/lib/petition-kiosk/program/resources/campaigns/viasna
echo "a passphrase of many words" >passphrase
petition-kiosk campaign check "$campaign"
petition-kiosk campaign keys --out keys --passphrase-file passphrase
petition-kiosk kit make --campaign "$campaign" --keys keys --passphrase-file passphrase --count 1 --mode rehearsal --out kits --json >kits.json
grep -oE '"code": ?"[^"]+"' kits.json | cut -d '"' -f 4 >code
petition-kiosk setup --kit kits/*.kit --code-file code --event Fair --place Vilnius --day "$(date +%F)"
QT_QPA_PLATFORM=offscreen petition-kiosk selftest
