#!/bin/sh
# Boots one kernel after the other and runs in each what vm/guest/verify runs: doctor, the kernel tests, all lessons. Prints a
# table of it, what failed before it. The classes of the tests are compiled already (./bpflab verify --kernels sees to it).
#
#   vm/matrix.sh 6.1,6.12      status 0 when all is good, 1 when something failed, 2 or 3 as vm/boot.sh
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
home=${here%/*}
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"

kernels=$(echo "${1:-}" | tr ',' ' ')
case $kernels in *[!0-9.a-z' ']* | '') trouble "verify --kernels needs names of kernels" "'${1:-}' is not a list of them" "./bpflab verify --kernels 6.1,6.12" 2 ;; esac
for kernel in $kernels; do "$here/kernel.sh" "$kernel" >/dev/null; done # before the first is booted: all names are good

results=$home/target/vm
mkdir -p "$results"

attempt() { # a kernel: its results in FILE.results, all that was printed in FILE.log
    rm -f "$results/$1.results" "$results/$1.log"
    echo "Linux $1: a boot, the kernel tests and all lessons (minutes, in software emulation)" >&2
    "$here/boot.sh" --kernel "$1" --exec "$here/guest/verify" </dev/null >"$results/$1.results" 2>"$results/$1.log"
}

failures() { # what the log says of the attempts that failed; a failed test's lines are Console Launcher's
    awk '$3 != 0 { print "== " $1 " " $2 }' "$results/$1.results" | while read -r title; do
        echo "Linux $1 $title"
        awk -v title="$title" '$0 == title { on = 1; next } /^== / { on = 0 } on' "$results/$1.log" | grep -vE '^\[ +[0-9]+ (containers|tests) |^$' | tail -n 60
    done
}

table() { # rows in the order in which they ran; ok or the status, and the seconds
    for kernel in $kernels; do sed "s/^/$kernel /" "$results/$kernel.results"; done | awk -v kernels="$kernels" '
        { row = $2 " " $3; if (!(row in seen)) { seen[row] = 1; order[++rows] = row }
          said[row, $1] = ($4 == 0 ? "ok" : $4 == 3 ? "cannot" : "FAILED") " " $5 " s" }
        END {
            count = split(kernels, names, " ")
            printf "%-30s", ""
            for (i = 1; i <= count; i++) printf "  %-14s", names[i]
            print ""
            for (r = 1; r <= rows; r++) {
                printf "%-30s", order[r]
                for (i = 1; i <= count; i++) printf "  %-14s", ((order[r], names[i]) in said) ? said[order[r], names[i]] : "-"
                print ""
            }
        }'
}

worst=0
for kernel in $kernels; do
    status=0
    attempt "$kernel" || status=$?
    if [ "$status" != 0 ]; then
        tail -n 20 "$results/$kernel.log" >&2
        exit "$status"
    fi
    failures "$kernel" >&2
    if grep -qv ' 0 [0-9]*$' "$results/$kernel.results"; then worst=1; fi
done
table
exit "$worst"
