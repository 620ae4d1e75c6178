/* What libbpf's own header of this name gained after 1.1. */
#ifndef BPFLAB_NEWER_BPF_CORE_READ_H
#define BPFLAB_NEWER_BPF_CORE_READ_H

#include_next <bpf/bpf_core_read.h>

/* A pointer that may be followed without a helper, read-only: libbpf 1.4, Linux 6.3. */
#ifndef bpf_core_cast
extern void *bpf_rdonly_cast(const void *obj, __u32 btf_id) __attribute__((weak, section(".ksyms")));
#define bpf_core_cast(pointer, type) ((typeof(type) *)bpf_rdonly_cast((pointer), bpf_core_type_id_kernel(type)))
#endif

#endif
