#!/bin/sh
# Runs bpflab on a kernel of its own, under QEMU, on the files of this machine: as if it were started here. Needs no root.
# README.md says how it is used; vm/guest/init and vm/guest/session are what happens inside.
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"
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

wrong() { trouble "bpflab vm does not understand this" "$1" "bpflab vm --help" 2; }

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
        *) wrong "it knows no '$option'; what bpflab is given inside stands after --" ;;
    esac
    case $option in
        --kernel*) kernel=$1 ;;
        --memory*) number --memory "$1" 768 && memory=$1 ;;
        --cpus*) number --cpus "$1" 1 && cpus=$1 ;;
        --exec*) command=$1 ;;
    esac
    shift
done
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
free=$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo)
if [ -z "$memory" ]; then
    memory=2048
    if [ "$free" -lt 2560 ]; then memory=$((free - 512)); fi
fi
if [ "$memory" -lt 768 ] || [ "$memory" -gt "$free" ]; then
    trouble "there is too little memory for bpflab vm" "$free MB are free here; the guest needs at least 768, and 512 should be left" \
        "close something large, or bpflab vm --memory 768"
fi

# --- A folder for this run, in the cache; those of runs that were killed go -----------------------------------------------------

make_cache
for old in "$cache"/run/*; do
    if [ -d "$old" ] && ! kill -0 "${old##*/}" 2>/dev/null; then rm -rf "$old"; fi
done
run=$cache/run/$$
qemu='' relays=''
# shellcheck disable=SC2317 # trap calls it
tidy() {
    trap '' INT TERM HUP
    # shellcheck disable=SC2086 # process numbers
    kill $relays 2>/dev/null || :
    if [ -n "$qemu" ] && kill "$qemu" 2>/dev/null; then wait "$qemu" 2>/dev/null || :; fi
    restore_terminal
    rmdir "$HOME/bpflab" 2>/dev/null || :
    rm -rf "$run"
}
trap tidy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir -p "$run"

folder=$("$here/kernel.sh" ${kernel:+"$kernel"})
accelerator=$("$here/accelerator.sh" "$folder")

# --- What the guest is told ------------------------------------------------------------------------------------------------------

find_terminal
list_shares "$run/shares" "$cache/guest"
cp "$here/guest/session" "$run/session"
{
    for name in TERM COLORTERM NO_COLOR LANG LC_ALL LC_CTYPE EDITOR VISUAL JAVA_HOME XDG_STATE_HOME HOME BPFLAB_REQUIRE_KERNEL; do
        eval "value=\${$name-}"
        if [ -n "$value" ]; then echo "export $name=$(quote "$value")"; fi
    done
    echo "export PATH=$(quote "$PATH"):/usr/sbin:/sbin XDG_CACHE_HOME=$(quote "$cache/guest") BPFLAB_VM=$(quote "${folder##*/}")"
    if [ "$accelerator" = tcg ]; then echo "export BPFLAB_EMULATED=1"; fi # tests of a million instructions ask
    echo "home=$(quote "$home") modules=$(quote "$folder/lib/modules") cwd=$(quote "$PWD")"
    echo "terminal=$terminal separate_errors=$separate_errors rows=$rows columns=$columns"
    printf 'set --'
    for word in "$command" "$@"; do printf ' %s' "$(quote "$word")"; done
    echo
} >"$run/command"

# --- QEMU --------------------------------------------------------------------------------------------------------------------------

kernel_words="console=ttyS0 quiet panic=-1 lsm=landlock,lockdown,yama,integrity,bpf"
case $accelerator in
    kvm) speed='' model=host accelerator='-accel kvm' ;;
    *) speed=' in software' model=max accelerator='-accel tcg,thread=multi' ;;
esac
path() { printf %s "$1" | sed 's/,/,,/g'; } # a comma ends a value in QEMU's options

start() { # options more; in the background. What a killed shell leaves, the kernel ends
    with_parent=''
    if setpriv --pdeathsig TERM true 2>/dev/null; then with_parent='setpriv --pdeathsig TERM'; fi
    # shellcheck disable=SC2086 # options without spaces
    $with_parent qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot -machine q35 $accelerator -cpu "$model" \
        -m "$memory" -smp "$cpus" -kernel "$folder/vmlinuz" -initrd "$folder/initramfs" -append "$kernel_words" \
        -virtfs local,path=/,mount_tag=root,security_model=none,readonly=on,multidevs=remap \
        -virtfs "local,path=$(path "$run"),mount_tag=vm,security_model=none,readonly=on" \
        -chardev "file,id=console,path=$(path "$run/console")" -device isa-serial,chardev=console,index=0 \
        -device virtio-serial-pci \
        -chardev "file,id=events,path=$(path "$run/events")" -device virtserialport,chardev=events,nr=1 \
        "$@" <&5 >&7 2>"$run/qemu" &
    qemu=$!
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

relay() { # a pipe for QEMU to write to; what comes out goes where this function's output goes
    mkfifo "$run/$1"
    cat <"$run/$1" &
    relays="$relays $!"
}

listen() { # to what the session says
    while read -r event value; do
        case $event in
            ready) guest_has_terminal ;;
            status) echo "$value" >"$run/status" ;;
        esac
    done
}

died() { # without a word on how bpflab ended
    restore_terminal
    awk '/Kernel panic|BUG:|Oops:/ { said = "" } { said = said $0 "\n"; lines[NR] = $0 }
        END { if (NR) { from = split(said, last, "\n") > 16 ? NR - 15 : 1; print last[1]; for (i = from; i <= NR; i++) if (lines[i] != last[1]) print lines[i] } }' "$run/console" 2>/dev/null | tr -d '\r' >&2 || :
    cat "$run/qemu" >&2
    if [ "$qemu_status" != 0 ]; then
        trouble "the virtual machine could not be started" "QEMU said the lines above" "bpflab vm --memory 1024, if it is memory; another kernel: --kernel NAME"
    fi
    trouble "the virtual machine ended before bpflab did" "its kernel stopped: its last lines are above" "the same command again, or another kernel: --kernel NAME"
}

# --- From start to end -------------------------------------------------------------------------------------------------------------

say "booting Linux ${folder##*/}$speed"
mkfifo "$run/events"
listen <"$run/events" &
relays=$!
with_shares
prepare_terminal "$run/sizes"
qemu_status=0
while kill -0 "$qemu" 2>/dev/null; do wait "$qemu" && qemu_status=0 || qemu_status=$?; done
qemu=''
for pipe in events output errors; do
    if [ -p "$run/$pipe" ]; then : <>"$run/$pipe"; fi # frees a relay whose other end QEMU never opened
done
# shellcheck disable=SC2086 # process numbers
wait $relays || :
relays=''
restore_terminal
{ read -r status <"$run/status"; } 2>/dev/null || died
exit "$status"
