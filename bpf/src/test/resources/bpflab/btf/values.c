#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

typedef unsigned __int128 u128;

enum color { RED, GREEN = 5, BLUE = -1 };
struct inner { short x; unsigned char mac[6]; };

struct everything {
	__s8 tiny;
	__u8 byte;
	__s16 small;
	__be16 port;
	__s32 number;
	__be32 address;
	__s64 wide;
	__u64 huge;
	u128 giant;
	_Bool yes;
	char letter;
	char name[16];
	enum color color;
	float third;
	double pi;
	struct inner inner;
	struct inner pair[2];
	int grid[2][3];
	void *pointer;
	int (*function)(void);
	unsigned int low : 3;
	int mid : 7;
	unsigned int high : 22;
	unsigned long long far : 40;
	union {
		__u32 whole;
		__u8 bytes[4];
		struct { __u16 first, second; };
	};
	struct { int deep; };
	const volatile __u32 fixed;
};

struct flexible {
	__u32 count;
	struct inner items[];
};

struct nothing {};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4);
	__type(key, struct inner);
	__type(value, struct everything);
} all SEC(".maps");

int counter;
static volatile __u64 hits[2];
const volatile char greeting[8] = "hello";
struct flexible *flexible;
struct nothing *nothing;

struct everything sample = {
	.tiny = -128, .byte = 255, .small = -2, .port = 0x5000, .number = -2147483647 - 1, .address = 0x0200000a, .wide = -1, .huge = 0xffffffffffffffffULL,
	.giant = ((u128)1 << 127) + 1, .yes = 1, .letter = 'A', .name = "say \"hi\"", .color = BLUE, .third = 0.5f, .pi = 3.25,
	.inner = { .x = -7, .mac = { 2, 0, 0, 0, 0, 1 } }, .pair = { { .x = 1 }, { .x = 2 } }, .grid = { { 1, 2, 3 }, { 4, 5, 6 } },
	.pointer = (void *)0xffff888000000000, .low = 5, .mid = -64, .high = 0x3fffff, .far = 0xabcdef0123, .whole = 0x04030201, .deep = 9, .fixed = 4,
};
int limit = -7;

SEC("xdp")
int use(struct xdp_md *ctx)
{
	counter++;
	hits[counter & 1]++;
	sample.number = greeting[counter & 7] + limit;
	return flexible && nothing ? XDP_DROP : XDP_PASS;
}

char LICENSE[] SEC("license") = "GPL";
