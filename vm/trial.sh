#!/bin/sh
# Boots a bare system under QEMU and runs vm/guest/trial in it: its results on standard output, what is printed there on standard
# error. The disk forgets everything. The network is QEMU's own: the system reaches what this machine reaches.
#
#   vm/trial.sh NAME      a system of vm/system.sh
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"
# shellcheck source=SCRIPTDIR/run.sh
. "$here/run.sh"

memory=3072 # MB: the build's compiler and the emulated disk's cache side by side
if [ "$(free_memory)" -lt "$memory" ]; then
    trouble "there is too little memory for a trial" "$(free_memory) MB are free here, it takes $memory" "close something large, then the same command again"
fi
folder=$("$here/system.sh" "$1")
# shellcheck disable=SC2317 # end_run calls it
put_back() { :; }
# shellcheck disable=SC2317 # hear calls it
listen() { # to the rows, and to the last word
    while read -r row; do
        case $row in
            end) : >"$run/ended" ;;
            *) echo "$row" ;;
        esac
    done
}
begin_run
find_speed

say "booting $1${emulated:+ in software}"
exec 5</dev/null 7>/dev/null
relay log >&2
hear results
cpus=$(nproc)
if [ -n "$emulated" ]; then cpus=1; fi # software emulation is not faster with two: a trial takes its time, and half of this machine
TMPDIR=$run start_qemu -m "$memory" -smp "$cpus" -snapshot -drive "if=virtio,format=raw,cache=unsafe,file=$(path "$folder/disk")" \
    -kernel "$folder/vmlinuz" -initrd "$folder/initrd" \
    -append "root=/dev/vda ro console=ttyS0 quiet panic=-1 systemd.wants=trial.service" \
    -netdev user,id=net -device virtio-net-pci,netdev=net \
    -virtfs "local,path=$(path "$home"),mount_tag=vagrant,security_model=none,readonly=on" \
    -chardev "file,id=results,path=$(path "$run/results")" -device virtserialport,chardev=results,name=results \
    -chardev "file,id=log,path=$(path "$run/log")" -device virtserialport,chardev=log,name=log
await_qemu
await_relays log results
if [ ! -f "$run/ended" ]; then died "the trial"; fi
