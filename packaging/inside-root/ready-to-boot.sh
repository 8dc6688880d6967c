#!/bin/sh
# Makes a root that has the package into a machine that would start as a locked kiosk, on a screen in memory, and look at
# itself (booted.sh). Data as a volunteer's set-up leaves them: whose they become only the kiosk's user can read.
set -eu
units=/etc/systemd/system
petition-kiosk-session enable
mkdir -p $units/petition-kiosk-screen.service.d $units/petition-kiosk.target.wants
cat >$units/petition-kiosk-screen.service.d/in-memory.conf <<'END'
[Unit]
ConditionPathExists=
[Service]
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman
TTYPath=
TTYReset=no
TTYVHangup=no
TTYVTDisallocate=no
StandardInput=null
UtmpIdentifier=
END
cat >$units/booted.service <<'END'
[Unit]
After=petition-kiosk.service
[Service]
Type=oneshot
ExecStart=/bin/sh /opt/inside-root/booted.sh
END
ln -sf ../booted.service $units/petition-kiosk.target.wants/booted.service
rm -rf /var/lib/petition-kiosk /opt/booted
mkdir -m 700 /var/lib/petition-kiosk
visitor=/home/visitor
petition-kiosk setup --kit $visitor/kits/*.kit --code-file $visitor/code --event Fair --place Vilnius \
    --day "$(date +%F)" --data /var/lib/petition-kiosk/data
chown -R kiosk:kiosk /var/lib/petition-kiosk
