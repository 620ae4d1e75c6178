#!/bin/sh
# Boots one machine after the other, prints what happened in each as it happens, and a table at the end.
#
#   vm/matrix.sh kernels 6.1,6.12       vm/guest/verify in each: doctor, the kernel tests, all lessons; the guests of the four parts, side by side, share
#                                       them. Their classes are compiled already (./bpflab verify --kernels sees to it)
#   vm/matrix.sh kernels 6.12 course    one of the four parts alone
#   vm/matrix.sh systems bookworm,…     vm/guest/trial in each: a bare system from its set-up to the first lessons
#
# Status 0 when all is good, 1 when something failed, 2 or 3 as vm/boot.sh.
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"

kind=$1 machines=$(echo "${2:-}" | tr ',' ' ')
case $kind in
    kernels) parts="library commands lessons course" example=6.1,6.12 fetch=kernel.sh what="Linux " does="the kernel tests and all lessons" ;;
    systems) parts=all example=bookworm,trixie fetch=system.sh what="" does="set-up from nothing, then the first lessons" ;;
esac
if [ -n "${3:-}" ]; then
    case " $parts " in
        *" $3 "*) parts=$3 ;;
        *) trouble "verify --$kind has no part '$3'" "its parts are: $parts" "./bpflab verify --$kind $example" 2 ;;
    esac
fi
case $machines in *[!0-9.a-z' ']* | '')
    trouble "verify --$kind needs names" "'${2:-}' is not a list of them" "./bpflab verify --$kind $example" 2 ;;
esac
for machine in $machines; do "$here/$fetch" "$machine" >/dev/null; done # before the first is booted: all names are good

results=$home/target/vm
mkdir -p "$results"
running=''
# A part that this shell is just making still has this shell's traps, and such a part drops the signal: so until it is gone.
# shellcheck disable=SC2317 # trap calls it
end() {
    for each in $running; do
        while kill "$each" 2>/dev/null; do sleep 0.1; done # sleep is waited for, and with it all that have ended
    done
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

boot() { # a machine, its part; in place of this shell
    case $kind in
        kernels) with_parent "$here/boot.sh" --kernel "$1" --cpus $((($(nproc) + 1) / 2)) --exec "$here/guest/verify" -- "$2" ;;
        systems) with_parent "$here/trial.sh" "$1" ;;
    esac
}

outcome() { # status
    case $1 in 0) echo ok ;; 3) echo cannot ;; *) echo FAILED ;; esac
}

# QEMU writes what comes on a serial line letter by letter, and the parts share a pipe: so each has one of its own first.
whole_lines() { while read -r row; do echo "$row"; done; }

attempt() { # a machine: its results in FILE.results, all that was printed in FILE.PART.log; sets $status
    echo "$what$1: a boot, $does (minutes, in software emulation)" >&2
    rm -f "$results/$1".*
    mkfifo "$results/$1.rows"
    exec 8<>"$results/$1.rows" # or the first part would wait for a reader before the second begins
    for part in $parts; do
        mkfifo "$results/$1.$part.rows"
        whole_lines <"$results/$1.$part.rows" >&8 8>&- &
        boot "$1" "$part" </dev/null >"$results/$1.$part.rows" 2>"$results/$1.$part.log" 8>&- &
        running="$running $!"
    done
    exec 9<"$results/$1.rows" 8>&-
    while read -r group name status seconds; do
        echo "$group $name $status $seconds" >>"$results/$1.results"
        echo "  $group $name: $(outcome "$status"), $seconds s" >&2
    done <&9
    rm "$results/$1".*rows
    status=0
    for each in $running; do
        wait "$each" || { ended=$? && if [ "$ended" -gt "$status" ]; then status=$ended; fi; }
    done
    running=''
}

failures() { # what the log says of the attempts that failed; a failed test's lines are Console Launcher's
    awk '$3 != 0 { print "== " $1 " " $2 }' "$results/$1.results" | while read -r title; do
        echo "$what$1 $title"
        awk -v title="$title" '$0 == title { on = 1; next } /^== / { on = 0 } on' "$results/$1".*.log | grep -vE '^\[ +[0-9]+ (containers|tests) |^$' | tail -n 60
    done
}

table() { # rows in the order in which they ran; ok or not, and the seconds
    for machine in $machines; do sed "s/^/$machine /" "$results/$machine.results"; done | awk -v machines="$machines" '
        { row = $2 " " $3; if (!(row in seen)) { seen[row] = 1; order[++rows] = row }
          said[row, $1] = ($4 == 0 ? "ok" : $4 == 3 ? "cannot" : "FAILED") " " $5 " s" }
        END {
            count = split(machines, names, " ")
            for (i = 1; i <= count; i++) said["", names[i]] = names[i]
            for (r = 0; r <= rows; r++) {
                line = sprintf("%-30s", order[r])
                for (i = 1; i <= count; i++) line = line sprintf("  %-14s", ((order[r], names[i]) in said) ? said[order[r], names[i]] : "-")
                sub(/ +$/, "", line)
                print line
            }
        }'
}

worst=0
for machine in $machines; do
    attempt "$machine"
    if [ "$status" != 0 ]; then
        tail -q -n 20 "$results/$machine".*.log >&2
        exit "$status"
    fi
    failures "$machine" >&2
    if grep -qv ' 0 [0-9]*$' "$results/$machine.results"; then worst=1; fi
done
table
exit "$worst"
