#include "vmlinux.h"
#include <bpf/bpf_helpers.h>

int first = __NR_execve;

char LICENSE[] SEC("license") = "GPL";
