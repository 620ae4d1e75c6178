#!/bin/sh
# Builds libbpf from the source package of this distribution's next long-lived release, into /usr/local: for those whose own is
# older than 1.0. vm/provision.sh calls it, as root, with what a build needs installed.
set -eu
# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
case $codename in
    jammy) newer=noble ;;
    bullseye) newer=bookworm ;;
    *)
        echo "no newer release is known for '$codename'" >&2
        exit 1
        ;;
esac

work=$(mktemp -d /var/tmp/bpflab-libbpf.XXXXXX)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # apt's own user reads it
cd "$work"
mkdir -p lists/partial
# shellcheck disable=SC2016 # apt-get fills it in
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | head -n 1)
echo "deb-src $mirror $newer main" >sources.list
own="-o Dir::Etc::SourceList=$work/sources.list -o Dir::Etc::SourceParts=- -o Dir::State::Lists=$work/lists"
# shellcheck disable=SC2086 # options without spaces
{
    apt-get -q $own update
    apt-get -q $own -o APT::Sandbox::User=root source --download-only libbpf
}
tar -xf libbpf_*.orig.tar.*
cd libbpf-*/src
make -s -j "$(nproc)" install install_pkgconfig PREFIX=/usr/local LIBDIR=/usr/local/lib
ldconfig
