/* What libbpf's own header of this name gained after 1.1. Read where a program asks for something of it that the
 * system's header, included first, does not have; each name is defined only where that one left it out. */
#ifndef BPFLAB_NEWER_BPF_HELPERS_H
#define BPFLAB_NEWER_BPF_HELPERS_H

#include_next <bpf/bpf_helpers.h>

/* The counter behind bpf_for: linux/bpf.h declares it since Linux 6.4, vmlinux.h where the kernel has it. */
#ifndef __VMLINUX_H__
#include <linux/version.h>
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 4, 0)
struct bpf_iter_num {
	__u64 __opaque[1];
} __attribute__((aligned(8)));
#endif
#endif

/* What a branch is expected to do: libbpf 1.6. */
#ifndef likely
#define likely(x) __builtin_expect(!!(x), 1)
#endif
#ifndef unlikely
#define unlikely(x) __builtin_expect(!!(x), 0)
#endif

/* Marks on the parameters of global functions: libbpf 1.4. */
#ifndef __arg_ctx
#define __arg_ctx __attribute__((btf_decl_tag("arg:ctx")))
#endif
#ifndef __arg_nonnull
#define __arg_nonnull __attribute__((btf_decl_tag("arg:nonnull")))
#endif
#ifndef __arg_nullable
#define __arg_nullable __attribute__((btf_decl_tag("arg:nullable")))
#endif
#ifndef __arg_trusted
#define __arg_trusted __attribute__((btf_decl_tag("arg:trusted")))
#endif
#ifndef __arg_untrusted
#define __arg_untrusted __attribute__((btf_decl_tag("arg:untrusted")))
#endif
#ifndef __arg_arena
#define __arg_arena __attribute__((btf_decl_tag("arg:arena")))
#endif

/* A number of 64 bits in a map's definition, as an arena's map_extra: libbpf 1.5. */
#ifndef __ulong
#define __bpflab_named(name, number) name##number
#define __bpflab_unique(name, number) __bpflab_named(name, number)
#define __ulong(name, val) enum { __bpflab_unique(__unique_value, __COUNTER__) = val } name
#endif

/* Marks on pointers that maps hold. */
#ifndef __kptr_untrusted
#define __kptr_untrusted __attribute__((btf_type_tag("kptr_untrusted")))
#endif
#ifndef __percpu_kptr
#define __percpu_kptr __attribute__((btf_type_tag("percpu_kptr")))
#endif
#ifndef __uptr
#define __uptr __attribute__((btf_type_tag("uptr")))
#endif

/* Whether the kernel has a symbol that is declared __ksym __weak: libbpf 1.3. */
#ifndef bpf_ksym_exists
#define bpf_ksym_exists(symbol) (!!(symbol))
#endif

/* Loops of the kernel's iterators: libbpf 1.2, Linux 6.4. The iterator is given back on every way out of the loop. */
#ifndef bpf_for_each
struct bpf_iter_num;
extern int bpf_iter_num_new(struct bpf_iter_num *it, int start, int end) __attribute__((weak)) __ksym;
extern int *bpf_iter_num_next(struct bpf_iter_num *it) __attribute__((weak)) __ksym;
extern void bpf_iter_num_destroy(struct bpf_iter_num *it) __attribute__((weak)) __ksym;

/* The second variable exists to call KIND_new once, before the first round. */
#define bpf_for_each(kind, item, args...)                                                                         \
	for (struct bpf_iter_##kind it__ __attribute__((aligned(8), cleanup(bpf_iter_##kind##_destroy))),         \
	     *made__ __attribute__((unused)) = (bpf_iter_##kind##_new(&it__, ##args),                             \
						(void)bpf_iter_##kind##_destroy, (void *)0);                      \
	     ((item) = bpf_iter_##kind##_next(&it__));)
#endif

/* for (i = start; i < end; i++): what next gives is copied into i, which the verifier then knows to be in range. */
#ifndef bpf_for
#define bpf_for(i, start, end)                                                                                    \
	for (struct bpf_iter_num it__ __attribute__((aligned(8), cleanup(bpf_iter_num_destroy))),                 \
	     *made__ __attribute__((unused)) = (bpf_iter_num_new(&it__, (start), (end)),                          \
						(void)bpf_iter_num_destroy, (void *)0);                           \
	     ({                                                                                                   \
		     int *at__ = bpf_iter_num_next(&it__);                                                        \
		     (i) = at__ ? *at__ : 0;                                                                      \
		     at__ && (i) >= (start) && (i) < (end);                                                       \
	     });)
#endif

#ifndef bpf_repeat
#define bpf_repeat(times)                                                                                         \
	for (struct bpf_iter_num it__ __attribute__((aligned(8), cleanup(bpf_iter_num_destroy))),                 \
	     *made__ __attribute__((unused)) = (bpf_iter_num_new(&it__, 0, (times)),                              \
						(void)bpf_iter_num_destroy, (void *)0);                           \
	     bpf_iter_num_next(&it__);)
#endif

#endif
