#!/bin/sh
# Makes this machine the course's, as root: bpflab in /opt/bpflab, what it needs, built, with its start-up archive, and on the
# PATH of everybody. The Vagrantfile calls it; it works on any bare Debian or Ubuntu that vm/provision.sh knows.
#
#   vm/install.sh [--bcc]      options are those of vm/provision.sh
set -eu
from=$(cd -P "${0%/*}/.." && pwd -P)
to=/opt/bpflab

if [ "$(id -u)" != 0 ]; then
    printf 'bpflab is not installed\n  why   %s\n  try   %s\n' "/opt and /usr/local belong to root" "sudo $0" >&2
    exit 3
fi
if [ "$from" != "$to" ]; then # what is built is tied to its place
    rm -rf "$to"
    mkdir -p "$to"
    (cd "$from" && tar -c --exclude=./.git --exclude=./.vagrant --exclude='./*.box' --exclude=./lib --exclude=target .) | (cd "$to" && tar -x --no-same-owner)
fi
"$to/vm/provision.sh"
ln -sf "$to/bpflab" /usr/local/bin/bpflab
/usr/local/bin/bpflab version
if [ $# != 0 ]; then "$to/vm/provision.sh" "$@"; fi # what may fail, as headers of a kernel that the archive has replaced, comes last
