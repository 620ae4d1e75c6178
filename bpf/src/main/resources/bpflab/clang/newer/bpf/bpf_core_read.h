/* What libbpf's own header of this name gained after 1.1. */
#ifndef BPFLAB_NEWER_BPF_CORE_READ_H
#define BPFLAB_NEWER_BPF_CORE_READ_H

#include_next <bpf/bpf_core_read.h>

/* A bit-field in a struct that the program holds itself, wherever this kernel has it in the struct: libbpf 1.3. The
 * relocations tell how far a word of 64 bits is shifted to the left, then to the right, to leave the field alone. */
#ifndef BPF_CORE_WRITE_BITFIELD
#define BPF_CORE_WRITE_BITFIELD(s, field, new_val)                                                                \
	({                                                                                                        \
		void *at__ = (void *)(s) + __CORE_RELO(s, field, BYTE_OFFSET);                                    \
		unsigned int left__ = __CORE_RELO(s, field, LSHIFT_U64);                                          \
		unsigned int right__ = __CORE_RELO(s, field, RSHIFT_U64);                                         \
		unsigned long long field__ = ~0ULL << right__ >> left__;                                          \
		unsigned long long put__ = (unsigned long long)(new_val) << (right__ - left__) & field__;         \
		switch (__CORE_RELO(s, field, BYTE_SIZE)) {                                                       \
		case 1: *(__u8 *)at__ = (*(__u8 *)at__ & ~field__) | put__; break;                                \
		case 2: *(__u16 *)at__ = (*(__u16 *)at__ & ~field__) | put__; break;                              \
		case 4: *(__u32 *)at__ = (*(__u32 *)at__ & ~field__) | put__; break;                              \
		case 8: *(__u64 *)at__ = (*(__u64 *)at__ & ~field__) | put__; break;                              \
		}                                                                                                 \
	})
#endif

/* A pointer that may be followed without a helper, read-only: libbpf 1.4, Linux 6.3. */
#ifndef bpf_core_cast
extern void *bpf_rdonly_cast(const void *obj, __u32 btf_id) __attribute__((weak, section(".ksyms")));
#define bpf_core_cast(pointer, type) ((typeof(type) *)bpf_rdonly_cast((pointer), bpf_core_type_id_kernel(type)))
#endif

#endif
