#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct flow { __u32 saddr, daddr; };
struct unknown;
union word { __u32 whole; __u8 bytes[4]; };
enum verdict { PASS, DROP };
typedef enum verdict verdict_t;
typedef int (*handler_t)(struct flow *flow, void *, const char *);

#define SUBPROGRAM static __attribute__((noinline))
#define USE(x) asm volatile("" :: "r"(x))

SUBPROGRAM void nothing(void) { asm volatile(""); }
SUBPROGRAM int pointers(struct flow **flows, const char *const *names) { USE(flows); USE(names); return 1; }
SUBPROGRAM enum verdict enums(enum verdict a, verdict_t b) { USE(a); USE(b); return a; }
SUBPROGRAM __u64 unions(union word *w, struct unknown *u, volatile int *v) { USE(w); USE(u); USE(v); return 2; }
SUBPROGRAM long arrays(int (*row)[4], char (*grid)[2][3], unsigned char flat[8]) { USE(row); USE(grid); USE(flat); return 3; }
SUBPROGRAM int functions(int (*f)(int, struct flow *), handler_t h, void (*none)(void)) { USE(f); USE(h); USE(none); return 4; }
SUBPROGRAM int restricted(int *restrict p, _Bool b, unsigned long long x) { USE(p); USE(b); USE(x); return 5; }
SUBPROGRAM int tagged(int __attribute__((btf_type_tag("user"))) *p) { USE(p); return 6; }

SEC("xdp")
int demo(struct xdp_md *ctx)
{
	int x[4] = {};

	nothing();
	return (pointers((void *)x, (void *)x) + enums(PASS, DROP) + unions((void *)x, (void *)x, x) + arrays((void *)x, (void *)x, (void *)x)
		+ functions((void *)x, (void *)x, (void *)x) + restricted(x, 1, 2) + tagged(x)) & 1 ? XDP_PASS : XDP_DROP;
}

char LICENSE[] SEC("license") = "GPL";
