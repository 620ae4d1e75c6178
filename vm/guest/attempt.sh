# Read by vm/guest/verify and vm/guest/trial: runs a command and says how it ended, as vm/matrix.sh reads it: a line (kind,
# name, status, seconds) on standard output; what the command prints goes to standard error, under a title.
# shellcheck shell=sh

attempt() { # kind, name, command
    kind=$1 name=$2 began=$(date +%s)
    shift 2
    echo "== $kind $name" >&2
    "$@" </dev/null >&2
    echo "$kind $name $? $(($(date +%s) - began))"
}
