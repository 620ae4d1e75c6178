/* What libbpf's own header of this name gained after 1.1. */
#ifndef BPFLAB_NEWER_BPF_TRACING_H
#define BPFLAB_NEWER_BPF_TRACING_H

#include_next <bpf/bpf_tracing.h>

/* A function of a process has its arguments where a function of the kernel has them: libbpf 1.2. */
#ifndef BPF_UPROBE
#define BPF_UPROBE(name, args...) BPF_KPROBE(name, ##args)
#endif
#ifndef BPF_URETPROBE
#define BPF_URETPROBE(name, args...) BPF_KRETPROBE(name, ##args)
#endif

#endif
