#!/bin/sh
# Makes a bare system from a distribution's archive and keeps it: what a machine is before vm/provision.sh. Its first boot has
# a kernel, systemd, sudo, a network card, and the user whom Vagrant boxes have. Needs root, as debootstrap does.
#
#   vm/system.sh NAME      bookworm, trixie, jammy, noble, …: prints the folder of that system
#
# In the folder: disk (ext4, sparse), vmlinuz, initrd. Status 2 for an unknown name, 3 when it cannot be had.
set -eu
# shellcheck source=SCRIPTDIR/words.sh
. "${0%/*}/words.sh"
systems=$cache/systems
room=2500 # MB, while it is being made
disk=10G
student=vagrant
password='*' # nobody logs in by one

name=${1:-}
case $name in
    bookworm | trixie) kernel=linux-image-amd64 ;;
    jammy | noble) kernel=linux-image-virtual ;;
    *) trouble "there is no bare system '$name'" "bpflab is made for bookworm, trixie (Debian) and jammy, noble (Ubuntu)" "./bpflab verify --systems trixie" 2 ;;
esac
make_cache
mkdir -p "$systems"
exec 9>"$systems/.lock"
if ! flock -n 9; then
    say "another bpflab is making a system: waiting for it"
    flock 9
fi
find "$systems" -maxdepth 1 -name 'half.*' -exec rm -rf {} +
if [ -f "$systems/$name/disk" ]; then
    echo "$systems/$name"
    exit 0
fi

if [ "$(id -u)" != 0 ]; then trouble "the bare system $name cannot be made" "only root may write its files as theirs" "sudo $0 $name"; fi
if ! command -v mmdebstrap >/dev/null 2>&1; then
    trouble "the bare system $name cannot be made" "there is no mmdebstrap" "${0%/*}/provision.sh --systems"
fi
if [ "$(df -Pk "$cache" | awk 'END { print int($4 / 1024) }')" -lt "$room" ]; then
    trouble "there is no room for the bare system $name" "$cache needs $room MB free while it is being made" "make room, or point XDG_CACHE_HOME at another disk"
fi
half=$(mktemp -d "$systems/half.XXXXXX")
trap 'rm -rf "$half"' EXIT
trap 'exit 130' INT TERM HUP

# What an installer asks for, or a box has; and what the network of this machine asks of every machine on it.
cat >"$half/furnish" <<END
set -e
cd "\$1"
printf 'LABEL=root / ext4 defaults 0 1\nvagrant /vagrant 9p trans=virtio,version=9p2000.L,ro,msize=512000 0 0\n' >etc/fstab
mkdir vagrant
echo bpflab >etc/hostname
echo '127.0.0.1 localhost bpflab' >etc/hosts
printf '[Match]\nName=e*\n[Network]\nDHCP=ipv4\n' >etc/systemd/network/all.network
chroot . systemctl -q enable systemd-networkd systemd-networkd-wait-online
printf '[Unit]\nWants=network-online.target\nAfter=network-online.target remote-fs.target\n[Service]\nType=oneshot\nExecStart=/vagrant/vm/guest/trial\nExecStopPost=systemctl poweroff --force\n' >etc/systemd/system/trial.service
rm -f etc/resolv.conf
echo 'nameserver 10.0.2.3' >etc/resolv.conf # QEMU's own: asks where this machine asks
chroot . useradd -m -s /bin/bash -p '$password' $student
echo '$student ALL=(ALL) NOPASSWD: ALL' >etc/sudoers.d/$student
mkdir -p usr/local/share/ca-certificates
for own in /usr/local/share/ca-certificates/*.crt; do if [ -e "\$own" ]; then cp "\$own" usr/local/share/ca-certificates/; fi; done
END
say "fetching and unpacking $name, once"
if ! mmdebstrap --quiet --variant=minbase --include="$kernel,systemd-sysv,udev,dbus,kmod,sudo" \
    --customize-hook="sh $half/furnish \"\$1\"" "$name" "$half/root" >"$half/log" 2>&1; then
    tail -n 12 "$half/log" >&2
    trouble "the bare system $name could not be made" "mmdebstrap said the lines above" "mend that (the network? its keys: debian-archive-keyring, ubuntu-keyring), then the same command again"
fi
cp -L "$half/root/vmlinuz" "$half/vmlinuz" 2>/dev/null || cp -L "$half/root/boot/vmlinuz" "$half/vmlinuz"
cp -L "$half/root/initrd.img" "$half/initrd" 2>/dev/null || cp -L "$half/root/boot/initrd.img" "$half/initrd"
mke2fs -q -t ext4 -L root -d "$half/root" "$half/disk" "$disk" >/dev/null
rm -rf "$half/root" "$half/furnish" "$half/log"
chmod 755 "$half"
mv "$half" "$systems/$name"
echo "$systems/$name"
