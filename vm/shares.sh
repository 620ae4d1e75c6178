# Read by vm/boot.sh: which folders of the host the guest may write to. A guest's root is the user who runs QEMU here.
# shellcheck shell=sh

student=$HOME/bpflab

may_share() { # whether it exists, can be written to, and is not everything
    [ -d "$1" ] && [ -w "$1" ] && [ "$1" != / ]
}

list_shares() { # file, the guest's cache: writes a tag and a folder a line; none lies in another
    state=${XDG_STATE_HOME:-}
    case $state in /*) ;; *) state=$HOME/.local/state ;; esac
    mkdir -p "$2" "$student" "$state/bpflab" 2>/dev/null || :
    number=0 inside='' : >"$1"
    for each in "$PWD" "$student" "$state/bpflab" "$2"; do
        if may_share "$each"; then (cd -P "$each" && pwd -P); fi
    done | LC_ALL=C sort -u | while read -r each; do
        if [ -n "$inside" ] && [ "${each#"$inside"/}" != "$each" ]; then continue; fi
        inside=$each
        number=$((number + 1))
        echo "share$number $each" >>"$1"
    done
}
