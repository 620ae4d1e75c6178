# Read by the other scripts of this folder: how trouble is told, and how a word survives another shell.
# shellcheck shell=sh

trouble() { # what, why, what to type next
    printf '%s\n  why   %s\n  try   %s\n' "$1" "$2" "$3" >&2
    exit "${4:-3}"
}

say() { # for a person who waits; a script hears nothing
    if [ -t 2 ]; then printf 'vm: %s\n' "$*" >&2; fi
}

quote() { # a word so that a shell reads it back unchanged
    printf '%s\n' "$1" | sed -e "s/'/'\\\\''/g" -e "1s/^/'/" -e "\$s/\$/'/"
}

with_parent() { # a command that the kernel ends when this shell is killed
    if setpriv --pdeathsig TERM true 2>/dev/null; then exec setpriv --pdeathsig TERM "$@"; fi
    exec "$@"
}

cache=${XDG_CACHE_HOME:-}
case $cache in /*) ;; *) cache=${HOME:-/root}/.cache ;; esac
cache=$cache/bpflab/vm

make_cache() {
    if ! mkdir -p "$cache" 2>/dev/null || [ ! -w "$cache" ]; then
        trouble "bpflab vm has no place for its kernels" "$cache cannot be written to" \
            "point XDG_CACHE_HOME at a folder of yours, with 500 MB of room"
    fi
}
