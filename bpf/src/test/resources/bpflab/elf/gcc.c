/*
 * gcc.o: bpf-gcc -O2 -g -c gcc.c          (types as DWARF alone)
 * gccbtf.o: bpf-gcc -O2 -gbtf -c gcc.c -o gccbtf.o
 * by GCC 12, Debian's package gcc-bpf
 */
#define SEC(name) __attribute__((section(name), used))

struct xdp_md {
	unsigned int data;
	unsigned int data_end;
};

struct {
	int (*type)[2];
	unsigned int *key;
	unsigned long long *value;
	int (*max_entries)[4];
} hits SEC(".maps");

static void *(*lookup)(void *map, const void *key) = (void *)1;

SEC("xdp")
int counts(struct xdp_md *ctx)
{
	unsigned int key = 0;
	unsigned long long *value = lookup(&hits, &key);

	if (value)
		*value += 1;
	return 2;
}

char gpl[] SEC("license") = "GPL";
