#!/bin/sh
# A coordinator's and a volunteer's part before an event: keys, a kit, a kiosk out of it, and its self-test.
set -eu
cd "$HOME"
campaign=/usr/lib/petition-kiosk/program/resources/campaigns/viasna
echo "a passphrase of many words" >passphrase
petition-kiosk campaign check "$campaign"
petition-kiosk campaign keys --out keys --passphrase-file passphrase
petition-kiosk kit make --campaign "$campaign" --keys keys --passphrase-file passphrase --count 1 --mode rehearsal --out kits
tail -n 1 kits/codes.csv | tr -d '\r"' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}(-[0-9A-Z*~$=]{1,4})?' | head -n 1 >code
petition-kiosk setup --kit kits/*.kit --code-file code --event Fair --place Vilnius --day "$(date +%F)"
QT_QPA_PLATFORM=offscreen petition-kiosk selftest
