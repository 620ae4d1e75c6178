#!/bin/sh
# Boots a bare system under QEMU and runs vm/guest/trial in it: the results on standard output, what was printed on standard
# error. Its disk forgets everything.
#
#   vm/trial.sh NAME [OPTION…]      a system of vm/system.sh; options are those of vm/install.sh
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"
name=$1
shift
folder=$("$here/system.sh" "$name")
run=$cache/run/$$
mkdir -p "$run"
qemu=''
tidy() {
    trap '' INT TERM HUP
    if [ -n "$qemu" ] && kill "$qemu" 2>/dev/null; then wait "$qemu" 2>/dev/null || :; fi
    rm -rf "$run"
}
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

port() { echo "-chardev file,id=$1,append=on,path=$2 -device virtserialport,chardev=$1,name=$1"; }
# shellcheck disable=SC2046
TMPDIR=$run qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot -machine q35 -accel tcg,thread=multi -cpu Nehalem \
    -m 3072 -smp "$(nproc)" -snapshot -drive "if=virtio,format=raw,file=$folder/disk,cache=unsafe" \
    -kernel "$folder/vmlinuz" -initrd "$folder/initrd" \
    -append "root=/dev/vda ro console=ttyS0 quiet panic=-1 systemd.wants=trial.service bpflab.trial=$*" \
    -netdev user,id=net -device virtio-net-pci,netdev=net \
    -virtfs "local,path=$home,mount_tag=vagrant,security_model=none,readonly=on" \
    -chardev "file,id=console,path=$run/console" -serial chardev:console -device virtio-serial-pci \
    $(port results "$run/results") $(port log /dev/fd/2) &
qemu=$!
while kill -0 "$qemu" 2>/dev/null; do wait "$qemu" && status=0 || status=$?; done
cat "$run/results"; cp "$run/console" /tmp/console
