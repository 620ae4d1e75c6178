#!/bin/sh
# Fetches a kernel of the distribution and keeps it. Needs no root: the package is unpacked, not installed.
#
#   vm/kernel.sh NAME      NAME is a series as 6.1, or `newest`; prints the folder of that kernel
#   vm/kernel.sh           the newest that was fetched already, else as `newest`
#   vm/kernel.sh --list    the series that can be had
#
# In the folder: vmlinux, lib/modules/RELEASE, initramfs. Status 2 for an unknown name, 3 when it cannot be had.
set -eu
here=$(cd -P "${0%/*}" && pwd -P)
# shellcheck source=SCRIPTDIR/words.sh
. "$here/words.sh"
PATH=$PATH:/usr/sbin:/sbin
kernels=$cache/kernels
room=450 # MB, while it is being unpacked
early='virtio_pci 9pnet_virtio virtio_console 9p overlay' # what the root file system and the ports need

# --- Names ---------------------------------------------------------------------------------------------------------------

apt_options=''
packages() { # kernels that the package lists know; without the cloud kernels, which have no 9p
    # shellcheck disable=SC2086 # options without spaces
    apt-cache $apt_options pkgnames linux-image- 2>/dev/null |
        grep -E "^linux-image-[0-9]+\.[0-9]+\.[0-9][^_]*-($architecture|generic)\$" | grep -vE -- '-(cloud|rt|unsigned)-' || :
}

architecture=$(dpkg --print-architecture 2>/dev/null || :)
release() { echo "${1#linux-image-}"; }
kept() { (cd "$kernels" 2>/dev/null && for each in */vmlinux; do if [ -f "$each" ]; then echo "${each%/*}"; fi; done) || :; } # releases that were fetched
newest_of() { grep -E "^(linux-image-)?$1\." | sort -V | tail -n 1; }      # a series; of names on standard input
series() { sed -nE 's/^(linux-image-)?([0-9]+\.[0-9]+)\..*/\2/p' | sort -uV; } # of names on standard input

known() { { kept; packages; } | series; }

resolve() { # sets $wanted, a series
    case $wanted in
        '') wanted=$(kept | series | tail -n 1) ;;
        newest) wanted=$(known | tail -n 1) && return ;;
        [0-9]*.[0-9]*) case $wanted in *[!0-9.]* | *.*.*) unknown ;; esac ;;
        *) unknown ;;
    esac
    if [ -z "$wanted" ]; then wanted=$(known | tail -n 1); fi
}

unknown() {
    names=$(known | tr '\n' ' ')
    if [ -z "$names" ]; then own_lists && names=$(known | tr '\n' ' '); fi
    trouble "there is no kernel $wanted here" "the package archive and the cache have: ${names:-none}" \
        "bpflab vm --kernel newest" 2
}

# --- The archive -----------------------------------------------------------------------------------------------------------

# The system's lists may be old, or not there: lists of our own need no root. Debian's keys are the system's.
own_lists() {
    if [ -n "$apt_options" ]; then return 1; fi
    say "reading the package lists"
    mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial"
    apt_options="-o Dir::State::Lists=$cache/apt/lists -o Dir::Cache=$cache/apt -o APT::Sandbox::User=$(id -un)"
    # shellcheck disable=SC2086
    apt-get -q $apt_options update >"$cache/apt/log" 2>&1
}

download() { # package, into this folder
    # shellcheck disable=SC2086
    apt-get -q -o APT::Sandbox::User="$(id -un)" $apt_options download "$1" >"$cache/log" 2>&1
}

fetch() { # sets $package; leaves *.deb in this folder
    for attempt in here fresh; do
        package=$(packages | newest_of "$wanted")
        if [ -n "$package" ]; then
            say "fetching Linux $(release "$package"), once"
            if download "$package" && modules; then return; fi
        fi
        if [ "$attempt" = here ]; then own_lists || :; fi
    done
    if [ -z "$package" ]; then
        if [ -z "$(known)" ] && grep -q '^[EW]:' "$cache/apt/log"; then unreachable "$cache/apt/log"; fi
        unknown
    fi
    unreachable "$cache/log"
}

modules() { # Ubuntu has them in packages of their own
    for kind in modules modules-extra; do
        of=linux-$kind-$(release "$package")
        if apt-cache show "$of" >/dev/null 2>&1; then download "$of" || return 1; fi
    done
}

unreachable() { # log
    case $(cat "$1") in *"No space left"*) no_room ;; esac
    tail -n 3 "$1" >&2
    trouble "the kernel $wanted could not be fetched" "the package archive does not answer: the lines above; fetched already: $(kept | series | tr '\n' ' ')" \
        "the same command again when there is a network, or a kernel that was fetched already"
}

no_room() {
    trouble "there is no room for a kernel" "$cache needs $room MB free while it is unpacked, 100 MB after" \
        "make room, or point XDG_CACHE_HOME at another disk"
}

# --- Unpacking -------------------------------------------------------------------------------------------------------------

# Of 400 MB of drivers a virtual machine needs the network's; the rest is left in the package.
unpack() { # release, packages
    chosen=$1
    shift
    for deb; do
        dpkg-deb --fsys-tarfile "$deb" | tar -x --wildcards --wildcards-match-slash \
            --exclude='*/kernel/sound/*' --exclude='*/drivers/[!bcnv]*/*' --exclude='*/drivers/net/ethernet/*' --exclude='*/drivers/net/wireless/*' \
            --exclude='*/drivers/net/usb/*' --exclude='*/drivers/net/can/*' --exclude='*/drivers/block/drbd/*' --exclude='./usr/share/*' || return 1
    done
    if [ -d usr/lib/modules ]; then mkdir -p lib && mv usr/lib/modules lib/; fi
    uncompress boot/vmlinuz-* >vmlinux
    if ! { is_elf vmlinux && grep -q '^CONFIG_PVH=y' boot/config-*; }; then mv boot/vmlinuz-* vmlinux; fi
    rm -rf boot usr ./*.deb
    depmod -b . "$chosen"
}

# Unpacking itself costs an emulated kernel three seconds a boot. QEMU enters an uncompressed one by its PVH note; where the
# payload of the compressed one lies: the kernel's Documentation/arch/x86/boot.rst, setup_sects, payload_offset, payload_length.
uncompress() { # bzImage; its kernel on standard output, or something else when it is packed in a way we do not know
    from=$((($(at "$1" 497 1) + 1) * 512 + $(at "$1" 584 4)))
    length=$(($(at "$1" 588 4) - 4)) # behind it the size of what comes out
    case $(od -An -tx1 -j "$from" -N 4 "$1" | tr -d ' ') in
        fd377a58) unpacker='xz -dc' ;;
        28b52ffd) unpacker='zstd -dcq' ;;
        1f8b*) unpacker='gzip -dc' ;;
        *) return ;;
    esac
    tail -c "+$((from + 1))" "$1" | head -c "$length" | $unpacker
}
at() { od -An -tu"$3" -j "$2" -N "$3" "$1" | tr -d ' '; } # file, offset, bytes: a little-endian number
is_elf() { [ "$(od -An -tx1 -N 4 "$1" | tr -d ' ')" = 7f454c46 ]; }

early_modules() { # in the order they are inserted; xz and zstd are taken off: busybox knows neither
    mkdir early
    for module in $early; do
        modprobe -d "$PWD" -S "$1" --show-depends "$module"
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r file; do
        name=${file##*/}
        name=${name%%.ko*}.ko
        case $file in
            *.xz) xz -dc "$file" ;;
            *.zst) zstd -dcq "$file" ;;
            *) cat "$file" ;;
        esac >"early/$name"
        echo "$name" >>early/order
    done
    if [ ! -s early/order ]; then
        trouble "the kernel $1 cannot be booted on the files of this machine" "it has no 9p file system" "another one: bpflab vm --kernel newest"
    fi
}

initramfs() { # of the kernel in this folder
    root=$(mktemp -d "$PWD/root.XXXXXX")
    mkdir "$root/bin" "$root/dev" "$root/proc" "$root/sys" "$root/lower" "$root/memory" "$root/new"
    cp "$(command -v busybox)" "$root/bin/busybox"
    cp "$here/guest/init" "$root/init"
    cp -r early "$root/modules"
    (cd "$root" && find . | busybox cpio -o -H newc 2>/dev/null | gzip -1) >initramfs.half
    rm -rf "$root"
    mv initramfs.half initramfs
}

obtain() { # the kernel $wanted, so that its folder is there whole or not at all
    if [ "$(df -Pk "$cache" | awk 'END { print int($4 / 1024) }')" -lt "$room" ]; then no_room; fi
    half=$(mktemp -d "$cache/half.XXXXXX")
    trap 'rm -rf "$half"' EXIT
    trap 'exit 130' INT TERM HUP
    cd "$half"
    fetch
    chosen=$(release "$package")
    if ! unpack "$chosen" ./*.deb 2>>"$cache/log"; then
        case $(cat "$cache/log") in *"No space left"*) no_room ;; esac
        tail -n 3 "$cache/log" >&2
        trouble "the kernel $chosen could not be unpacked" "dpkg-deb or tar said the lines above" "the same command again"
    fi
    early_modules "$chosen"
    initramfs
    mkdir -p "$kernels"
    rm -rf "${kernels:?}/$chosen"
    mv "$half" "$kernels/$chosen"
}

# --- What was asked for ------------------------------------------------------------------------------------------------------

if [ "${1:-}" = --list ]; then
    known
    exit 0
fi
wanted=${1:-}
make_cache
exec 9>"$cache/.lock"
if ! flock -n 9; then
    say "another bpflab is fetching a kernel: waiting for it"
    flock 9
fi
find "$cache" -maxdepth 1 -name 'half.*' -exec rm -rf {} + # of one that was killed; the lock says that nobody works there
resolve
chosen=$(kept | newest_of "$wanted")
if [ -z "$chosen" ]; then (obtain 9>&9); chosen=$(kept | newest_of "$wanted"); fi
cd "$kernels/$chosen"
if [ -n "$(find "$here/guest/init" -newer initramfs)" ]; then initramfs; fi
pwd
