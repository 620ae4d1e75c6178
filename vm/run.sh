# Read by vm/boot.sh and vm/trial.sh: one run of QEMU, with a folder of its own in the cache. Whatever ends the script ends QEMU
# and removes the folder; those of scripts that were killed go with the next run.
# shellcheck shell=sh

free_memory() { awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo; } # MB

begin_run() { # sets $run
    make_cache
    # shellcheck disable=SC2154 # words.sh sets it
    for old in "$cache"/run/*; do
        if [ -d "$old" ] && ! kill -0 "${old##*/}" 2>/dev/null; then rm -rf "$old"; fi
    done
    run=$cache/run/$$ qemu='' relays=''
    trap end_run EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    mkdir -p "$run"
}

# shellcheck disable=SC2317 # trap calls it
end_run() {
    trap '' INT TERM HUP
    # shellcheck disable=SC2086 # process numbers
    kill $relays 2>/dev/null || :
    if [ -n "$qemu" ] && kill "$qemu" 2>/dev/null; then wait "$qemu" 2>/dev/null || :; fi
    put_back
    rm -rf "$run"
}

path() { printf %s "$1" | sed 's/,/,,/g'; } # a comma ends a value in QEMU's options

# shellcheck disable=SC2034 # the scripts use what it sets
find_speed() { # sets $speed, and $emulated where it is
    speed='-accel tcg,thread=multi -cpu max' emulated=yes
    if [ "$("${0%/*}/accelerator.sh")" = kvm ]; then speed='-accel kvm -cpu host' emulated=''; fi
}

start_qemu() { # options; in the background, descriptors 5 and 7 are its input and output
    # shellcheck disable=SC2086 # options without spaces
    with_parent qemu-system-x86_64 -nodefaults -no-user-config -display none -no-reboot -machine q35 $speed \
        -chardev "file,id=console,path=$(path "$run/console")" -device isa-serial,chardev=console,index=0 \
        -device virtio-serial-pci "$@" <&5 >&7 2>"$run/qemu" &
    qemu=$!
}

relay() { # a pipe for QEMU to write to; what comes out goes where this function's output goes
    mkfifo "$run/$1"
    with_parent cat "$run/$1" &
    relays="$relays $!"
}

hear() { # the same, for the script's own `listen`
    mkfifo "$run/$1"
    with_parent cat "$run/$1" | listen &
    relays="$relays $!"
}

await_relays() { # their pipes; QEMU has ended
    for pipe; do
        if [ -p "$run/$pipe" ]; then : <>"$run/$pipe"; fi # frees a relay whose other end QEMU never opened
    done
    # shellcheck disable=SC2086 # process numbers
    wait $relays || :
    relays=''
}

await_qemu() { # sets $qemu_status
    qemu_status=0
    while kill -0 "$qemu" 2>/dev/null; do wait "$qemu" && qemu_status=0 || qemu_status=$?; done
    qemu=''
}

died() { # the machine ended, and what ran in it has not said how
    awk '/Kernel panic|BUG:|Oops:/ { said = "" } { said = said $0 "\n"; lines[NR] = $0 }
        END { if (NR) { from = split(said, last, "\n") > 16 ? NR - 15 : 1; print last[1]; for (i = from; i <= NR; i++) if (lines[i] != last[1]) print lines[i] } }' "$run/console" 2>/dev/null | tr -d '\r' >&2 || :
    cat "$run/qemu" >&2
    if [ "$qemu_status" != 0 ]; then
        trouble "the virtual machine could not be started" "QEMU said the lines above" "with less memory, if it is that: --memory 1024; or another kernel: --kernel NAME"
    fi
    trouble "the virtual machine ended before $1 did" "its kernel stopped: its last lines are above" "the same command again, or another kernel: --kernel NAME"
}
