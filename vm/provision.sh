#!/bin/sh
# Installs what bpflab needs: the one place that installs. Debian 12 and 13, Ubuntu 22.04 and 24.04.
# The launcher, the Vagrantfile and CI all call it. When nothing is missing it only looks (a few milliseconds).
#
#   vm/provision.sh            installs what the bench needs, mounts bpffs and tracefs
#   vm/provision.sh --tests    and the tools that tests and benchmarks compare with
#   vm/provision.sh --vm       and what a virtual machine of its own needs (bpflab vm)
#   vm/provision.sh --systems  and what makes bare systems, to try this very script on (verify --systems)
#   vm/provision.sh --bcc      and BCC's own tools, with this kernel's headers
#   vm/provision.sh --check    installs nothing: says what is missing, status 1 when something is
#
# Exit status: 0 everything is there; 1 --check found something missing; 2 wrong usage; 3 it could not be installed.
set -eu

PATH=$PATH:/usr/sbin:/sbin
check='' tests='' vm='' systems='' bcc='' verbatim=$*
for option; do
    case $option in
        --check) check=yes ;;
        --tests) tests=yes ;;
        --vm) vm=yes ;;
        --systems) systems=yes ;;
        --bcc) bcc=yes ;;
        *)
            echo "vm/provision.sh knows --check, --tests, --vm, --systems and --bcc, not $option" >&2
            exit 2
            ;;
    esac
done

say() { echo "set-up: $*"; }

trouble() { # what, why, what to do
    printf '%s\n  why   %s\n  try   %s\n' "$1" "$2" "$3" >&2
    exit 3
}

# --- What is there -------------------------------------------------------------------------------------------------
# Looked for as files and commands, not as packages: a JDK or a clang from elsewhere is as good.

here() { command -v "$1" >/dev/null 2>&1; }

any() { # whether one of these files exists
    for file; do [ ! -e "$file" ] || return 0; done
    return 1
}

jdk() { # a compiler of Java 17 or newer, as Maven will find it; read from its release file: asking javac costs 0.2 s
    home=${JAVA_HOME:-}
    if [ -z "$home" ] || [ ! -x "$home/bin/javac" ]; then
        javac=$(command -v javac) || return 1
        javac=$(readlink -f "$javac")
        home=${javac%/bin/javac}
    fi
    while read -r line; do
        case $line in JAVA_VERSION=*) version=${line#JAVA_VERSION=\"} ;; esac
    done <"$home/release" 2>/dev/null || return 0
    version=${version%%[!0-9]*}
    [ "${version:-0}" -ge 17 ]
}

mounted() { # type, folder
    while read -r _ folder type _; do
        if [ "$type" = "$1" ] && [ "$folder" = "$2" ]; then return 0; fi
    done </proc/self/mounts
    return 1
}

missing='' needs=''
need() { # package, what it is for, then the question whether it is there
    package=$1 purpose=$2
    shift 2
    if ! "$@"; then
        missing="$missing $package"
        needs="$needs  $package: $purpose
"
    fi
}

need jdk "Java 17 or newer, with its compiler" jdk
need maven "builds bpflab" here mvn
need clang "compiles C to BPF" here clang
need llvm "llvm-objdump; libLLVM reads machine code" here llvm-objdump
need libbpf "libbpf.so.1 loads programs" any /usr/lib/*/libbpf.so.1 /usr/lib/libbpf.so.1 /usr/lib64/libbpf.so.1 /usr/local/lib*/libbpf.so.1
need libbpf-dev "bpf/bpf_helpers.h" any /usr/include/bpf/bpf_helpers.h /usr/local/include/bpf/bpf_helpers.h
need linux-libc-dev "linux/bpf.h" any /usr/include/linux/bpf.h
need iproute2 "makes the lab network" here ip
need iputils-ping "traffic for the lab" here ping
need file "looks at objects in a lesson" here file
if [ -n "$tests" ]; then
    need bpftool "the reference that dumps are compared with" here bpftool
    need bpftrace "the peer of the start-up benchmark" here bpftrace
    need tmux "a terminal for the tests" here tmux
    need shellcheck "reads the shell scripts" here shellcheck
    need vagrant "reads the Vagrantfile" here vagrant
fi

static_busybox() { here busybox && ! ldd "$(command -v busybox)" >/dev/null 2>&1; } # it runs before there are libraries
if [ -n "$vm" ]; then
    need qemu-system-x86 "runs the virtual machine" here qemu-system-x86_64
    need busybox-static "the first program in it" static_busybox
    need kmod "finds the modules of its kernel" here depmod
    need xz-utils "unpacks them" here xz
    need zstd "unpacks them" here zstd
fi
if [ -n "$systems" ]; then
    need mmdebstrap "makes a bare system" here mmdebstrap
    need e2fsprogs "and its disk" here mke2fs
fi
if [ -n "$bcc" ]; then
    need bpfcc-tools "BCC's own tools" here execsnoop-bpfcc
    need kernel-headers "what BCC compiles against" any "/lib/modules/$(uname -r)/build"
fi

mounts=''
if [ -d /sys/fs/bpf ] && ! mounted bpf /sys/fs/bpf; then mounts="$mounts bpf"; fi
if [ -d /sys/kernel/tracing ] && ! mounted tracefs /sys/kernel/tracing; then mounts="$mounts tracefs"; fi

if [ -n "$check" ]; then
    if [ -n "$needs" ]; then printf 'missing:\n%s' "$needs"; fi
    for kind in $mounts; do echo "not mounted: $kind"; done
    if [ -z "$missing$mounts" ]; then exit 0; fi
    exit 1
fi
if [ -z "$missing$mounts" ]; then exit 0; fi

# --- Rights --------------------------------------------------------------------------------------------------------

if [ "$(id -u)" != 0 ]; then
    if [ -z "$missing" ]; then exit 0; fi # mounts alone: whoever opens the bench as root makes them
    if ! here sudo; then
        trouble "bpflab needs packages that are not installed:$missing" \
            "installing needs root, and there is no sudo here" \
            "ask the administrator to run: $(readlink -f "$0") $verbatim"
    fi
    say "sudo is asked for your password to install:$missing"
    # shellcheck disable=SC2086 # the options are known words
    exec sudo -- "$(readlink -f "$0")" $verbatim
fi

# --- Packages ------------------------------------------------------------------------------------------------------

known() { # whether the archive has a package to install; virtual names do not count
    apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [^(]'
}

first_known() { # the first of some names that the archive has, else the first
    for name; do
        if known "$name"; then
            echo "$name"
            return
        fi
    done
    echo "$1"
}

names() { # what this distribution calls the packages
    for package in $missing; do
        case $package in
            jdk) first_known openjdk-17-jdk-headless openjdk-21-jdk-headless openjdk-25-jdk-headless default-jdk-headless ;;
            libbpf) if [ -n "$from_source" ]; then echo gcc make libc6-dev libelf-dev zlib1g-dev pkg-config; else echo libbpf1; fi ;;
            libbpf-dev) if [ -z "$from_source" ]; then echo libbpf-dev; fi ;;
            vagrant) if known vagrant; then echo vagrant; fi ;; # gone from newer archives; one test is skipped then
            kernel-headers) echo "linux-headers-$(uname -r)" ;;
            bpftool) if known bpftool; then echo bpftool; else echo linux-tools-common linux-tools-generic; fi ;;
            *) echo "$package" ;;
        esac
    done
}

log=$(mktemp "${TMPDIR:-/tmp}/bpflab-setup.XXXXXX")
trap 'rm -f "$log"' EXIT

refused() { # what failed
    tail -n 15 "$log" >&2
    case $(cat "$log") in
        *"Could not get lock"* | *"Unable to acquire the dpkg"*)
            trouble "$1" "another program is installing packages just now" "wait for it to end, then the same command again" ;;
        *"No space left"* | *"enough free space"*)
            trouble "$1" "the disk is full" "make room (about 1 GB), then the same command again" ;;
        *)
            trouble "$1" "apt-get, or what it was for, said the lines above" "mend that (network? /etc/apt/sources.list?), then the same command again" ;;
    esac
}

read_lists() { # unless they were read within the hour
    if [ -z "$(find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -mmin -60 2>/dev/null | head -n 1)" ]; then
        say "reading the package lists"
        apt-get -q update >"$log" 2>&1 || say "apt-get update failed; trying with the lists that are here"
    fi
}

install() {
    if ! here apt-get; then
        printf '%s' "$needs" >&2
        trouble "bpflab can't install what is missing here" "this system has no apt-get" "install the above with its own package tool"
    fi
    export DEBIAN_FRONTEND=noninteractive
    read_lists
    from_source=''
    case " $missing " in *" libbpf "*) if ! known libbpf1; then from_source=yes; fi ;; esac
    packages='' unknown=''
    for package in $(names); do
        if known "$package"; then packages="$packages $package"; else unknown="$unknown $package"; fi
    done
    if [ -n "$packages" ]; then
        say "installing$packages (a few minutes)"
        # shellcheck disable=SC2086 # a list of names
        apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install $packages >>"$log" 2>&1 || refused "cannot install$packages"
        say "installed"
    fi
    if [ -n "$from_source" ]; then
        say "building libbpf from source: this system's own is older than 1.0 (a minute)"
        "${0%/*}/libbpf.sh" >"$log" 2>&1 || refused "libbpf could not be built"
    fi
    case $unknown in
        *linux-headers*)
            trouble "BCC has no headers of this kernel" "the archive has no$unknown: probably only those of newer kernels" \
                "apt-get full-upgrade, start the machine anew, then the same command again" ;;
    esac
    if [ -n "$unknown" ]; then
        trouble "some packages could not be installed:$unknown" \
            "this system's package archive does not have them" "another system (Debian 12 or 13, Ubuntu 22.04 or 24.04), or from elsewhere"
    fi
}

mount_both() { # systemd does this at boot; minimal systems and containers do not
    for kind in $mounts; do
        case $kind in bpf) folder=/sys/fs/bpf ;; *) folder=/sys/kernel/tracing ;; esac
        if mount -t "$kind" "$kind" "$folder" 2>/dev/null; then
            say "mounted $kind on $folder"
        else
            say "could not mount $kind on $folder (a container without the right?): 'bpflab doctor' says what that costs"
        fi
    done
}

mount_both
if [ -n "$missing" ]; then install; fi
