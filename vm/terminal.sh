# Read by vm/boot.sh: whose terminal it is. While the guest boots, Ctrl-C ends QEMU; once its bpflab runs, every key is the
# guest's, and so is every byte of output.
# shellcheck shell=sh

saved=''
# shellcheck disable=SC2034 # boot.sh uses what it sets
find_terminal() { # sets $terminal, $separate_errors, $rows, $columns; QEMU's input is 5, its output 7
    if ! (: <&0) 2>/dev/null; then exec 0</dev/null; fi
    exec 5<&0 7>/dev/null
    terminal=no separate_errors=no rows=24 columns=80
    if [ -t 0 ] && [ -t 1 ]; then
        terminal=yes
        exec 7>&1
        saved=$(stty -g <&5)
        size=$(stty size <&5)
        rows=${size% *} columns=${size#* }
        if [ "$rows" = 0 ] || [ "$columns" = 0 ]; then rows=24 columns=80; fi
    fi
    if [ "$terminal" = no ] || [ ! -t 2 ]; then separate_errors=yes; fi
}

# QEMU makes the terminal raw and leaves it the keys that send signals, and what it did with line ends before.
prepare_terminal() { # a pipe for its sizes
    if [ "$terminal" = yes ]; then
        stty -onlcr -ocrnl tab0 <&5
        exec 6<>"$1"
        trap 'stty size <&5 >&6' WINCH
    fi
}

guest_has_terminal() { if [ "$terminal" = yes ]; then stty -isig <&5; fi; }

restore_terminal() {
    if [ -n "$saved" ]; then
        stty "$saved" <&5 2>/dev/null || : # it may be gone
        saved=''
    fi
}
