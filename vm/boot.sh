#!/bin/sh
# Runs bpflab on a kernel of its own, under QEMU, on the files of this machine: as if it were started here. Needs no root.
# README.md says how it is used; vm/guest/init and vm/guest/session are what happens inside.
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"
# shellcheck source=SCRIPTDIR/run.sh
. "$here/run.sh"
# shellcheck source=SCRIPTDIR/terminal.sh
. "$here/terminal.sh"
# shellcheck source=SCRIPTDIR/shares.sh
. "$here/shares.sh"

usage() {
    cat <<'END'
bpflab vm [--kernel NAME] [--memory MB] [--cpus N] [--exec COMMAND] [-- ARGUMENTS]

  Boots a kernel of the distribution under QEMU, on the files of this machine (they are read only there), and runs
  `bpflab ARGUMENTS` in it as root. ~/bpflab, your progress and this folder can be written to; all else is forgotten.

  --kernel NAME     6.1, 6.12, … or newest; fetched once into ~/.cache/bpflab/vm
  --memory MB       2048 unless said otherwise
  --cpus N          all of this machine, at most 4
  --exec COMMAND    runs this instead of bpflab: --exec bash looks around
END
}

wrong() { trouble "bpflab vm does not understand this" "$1" "${2:-bpflab vm --help}" 2; } # why, what to type next

number() { # option, value, least
    case $2 in '' | *[!0-9]* | ???????*) wrong "$1 takes a number, not '$2'" ;; esac
    if [ "$2" -lt "$3" ]; then trouble "bpflab vm cannot work with $1 $2" "a kernel, Java and clang need at least $3" "bpflab vm $1 $3" 2; fi
}

# --- What was asked for ------------------------------------------------------------------------------------------------------

kernel='' memory='' cpus='' command=$home/bpflab
while [ $# -gt 0 ]; do
    option=$1
    shift
    case $option in
        --) break ;;
        -h | --help) usage && exit 0 ;;
        --kernel=* | --memory=* | --cpus=* | --exec=*) set -- "${option#*=}" "$@" ;;
        --kernel | --memory | --cpus | --exec) if [ $# = 0 ]; then wrong "$option needs a value"; fi ;;
        -*) wrong "it knows no '$option'; what bpflab is given inside stands after --" ;;
        *) wrong "what bpflab is given inside stands after --" "bpflab vm -- $option${1:+ $*}" ;;
    esac
    case $option in
        --kernel*) kernel=$1 ;;
        --memory*) number --memory "$1" 768 && memory=$1 ;;
        --cpus*) number --cpus "$1" 1 && cpus=$1 ;;
        --exec*) command=$1 ;;
    esac
    shift
done
case $command in
    */*) ;;
    *) set -- "$command" "$@" && command=/usr/bin/env ;; # which looks for it on the PATH
esac
if [ -n "${BPFLAB_VM:-}" ]; then trouble "this is the virtual machine already" "its kernel is $(uname -r)" "bpflab vm outside it: leave with :quit first" 2; fi

# --- What there is -----------------------------------------------------------------------------------------------------------

if [ "$(uname -m)" != x86_64 ]; then
    trouble "bpflab vm cannot run here" "it boots x86-64 kernels, this machine is $(uname -m)" "the Vagrantfile, which knows arm64: vagrant up"
fi
for need in qemu-system-x86_64:qemu-system-x86 busybox:busybox-static; do
    if ! command -v "${need%%:*}" >/dev/null 2>&1; then
        trouble "bpflab vm cannot start" "there is no ${need%%:*} (package ${need#*:})" "$here/provision.sh --vm (or ask the administrator to)"
    fi
done

if [ -z "$cpus" ]; then
    cpus=$(nproc)
    if [ "$cpus" -gt 4 ]; then cpus=4; fi
fi
free=$(free_memory)
if [ -z "$memory" ]; then
    memory=2048
    if [ "$free" -lt 2560 ]; then memory=$((free - 512)); fi
fi
if [ "$memory" -lt 768 ] || [ "$memory" -gt "$free" ]; then
    trouble "there is too little memory for bpflab vm" "$free MB are free here; the guest needs at least 768, and 512 should be left" \
        "close something large, or bpflab vm --memory 768"
fi

# shellcheck disable=SC2317 # end_run calls it
put_back() {
    restore_terminal
    rmdir "$HOME/bpflab" 2>/dev/null || : # made to be shared, and nobody used it
}
begin_run
folder=$("$here/kernel.sh" ${kernel:+"$kernel"})
find_speed

# --- What the guest is told ------------------------------------------------------------------------------------------------------

find_terminal
list_shares "$run/shares" "$cache/guest"
cp "$here/guest/session" "$here/guest/drain" "$run"
{
    for name in TERM COLORTERM NO_COLOR LANG LC_ALL LC_CTYPE EDITOR VISUAL JAVA_HOME XDG_STATE_HOME HOME BPFLAB_REQUIRE_KERNEL; do
        eval "value=\${$name-}"
        if [ -n "$value" ]; then echo "export $name=$(quote "$value")"; fi
    done
    echo "export PATH=$(quote "$PATH"):/usr/sbin:/sbin XDG_CACHE_HOME=$(quote "$cache/guest") BPFLAB_VM=$(quote "${folder##*/}")"
    if [ -n "$emulated" ]; then echo "export BPFLAB_EMULATED=1"; fi # tests of a million instructions ask
    echo "home=$(quote "$home") modules=$(quote "$folder/lib/modules") cwd=$(quote "$PWD")"
    java=$(readlink -f "${JAVA_HOME:-/usr}/bin/java" || :)
    echo "java=$(quote "${java%/bin/java}")"
    echo "terminal=$terminal separate_errors=$separate_errors rows=$rows columns=$columns"
    printf 'set --'
    for word in "$command" "$@"; do printf ' %s' "$(quote "$word")"; done
    echo
} >"$run/command"

# --- QEMU --------------------------------------------------------------------------------------------------------------------------

kernel_words="console=ttyS0 quiet panic=-1 lsm=landlock,lockdown,yama,integrity,bpf"

start() { # options more
    start_qemu -m "$memory" -smp "$cpus" -kernel "$folder/vmlinux" -initrd "$folder/initramfs" -append "$kernel_words" \
        -virtfs local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap \
        -virtfs "local,path=$(path "$run"),mount_tag=vm,security_model=none,readonly=on" \
        -chardev "file,id=events,path=$(path "$run/events")" -device virtserialport,chardev=events,nr=1 "$@"
}

with_errors() { # standard error has a line of its own when it goes elsewhere
    if [ "$separate_errors" = yes ]; then
        relay errors >&2
        set -- "$@" -chardev "file,id=errors,path=$(path "$run/errors")" -device isa-serial,chardev=errors,index=2
    fi
    start "$@"
}

with_streams() {
    if [ "$terminal" = yes ]; then
        mkfifo "$run/sizes"
        with_errors "$@" -chardev stdio,id=screen,signal=on -device isa-serial,chardev=screen,index=1 \
            -chardev "pipe,id=sizes,path=$(path "$run/sizes")" -device virtserialport,chardev=sizes,nr=2
    else
        relay output
        with_errors "$@" -chardev "file,id=output,path=$(path "$run/output")" -device isa-serial,chardev=output,index=1 \
            -chardev stdio,id=input,signal=on -device virtserialport,chardev=input,nr=3
    fi
}

with_shares() {
    while read -r tag shared; do
        set -- "$@" -virtfs "local,path=$(path "$shared"),mount_tag=$tag,security_model=none,multidevs=remap"
    done <"$run/shares"
    with_streams "$@"
}

# shellcheck disable=SC2317 # hear calls it
listen() { # to what the session says
    while read -r event value; do
        case $event in
            ready) guest_has_terminal ;;
            status) echo "$value" >"$run/status" ;;
        esac
    done
}

# --- From start to end -------------------------------------------------------------------------------------------------------------

say "booting Linux ${folder##*/}${emulated:+ in software}"
hear events
with_shares
prepare_terminal "$run/sizes"
await_qemu
await_relays events output errors
restore_terminal
{ read -r status <"$run/status"; } 2>/dev/null || died bpflab
exit "$status"
