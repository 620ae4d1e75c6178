#!/bin/sh
# Prints how QEMU runs guests here: kvm when a guest really boots under it, else tcg (software emulation).
# /dev/kvm may be there and still fail or hang, in a virtual machine for example; so a guest is tried, once a boot of the host.
#
# The guest's kernel is one that vm/kernel.sh keeps, or fetches when there is a /dev/kvm to be tried.
set -eu
# shellcheck source=SCRIPTDIR/words.sh
. "${0%/*}/words.sh"

if [ ! -r /dev/kvm ] || [ ! -w /dev/kvm ]; then
    echo tcg
    exit 0
fi
tried=$cache/accelerator
now=$(cat /proc/sys/kernel/random/boot_id)
{ read -r boot answer <"$tried"; } 2>/dev/null || boot=''
if [ "$boot" != "$now" ]; then
    kernel=$("${0%/*}/kernel.sh")
    say "trying /dev/kvm"
    said=$(timeout -k 1 10 qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot -machine q35 -accel kvm -cpu host -m 512 \
        -kernel "$kernel/vmlinux" -initrd "$kernel/initramfs" -append 'quiet panic=-1 bpflab.probe' \
        -device virtio-serial-pci -chardev stdio,id=answer,signal=off -device virtserialport,chardev=answer,nr=1 </dev/null 2>/dev/null || :)
    answer=tcg
    if [ "$said" = up ]; then answer=kvm; fi
    printf '%s %s\n' "$now" "$answer" >"$tried"
fi
echo "$answer"
