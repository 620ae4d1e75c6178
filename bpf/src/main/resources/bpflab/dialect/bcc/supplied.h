/* The power of two that a number needs: 0 for 0 and 1, 1 for 2 and 3, 2 for 4 to 7. */
static __always_inline unsigned int bpf_log2(unsigned int v)
{
	unsigned int r = 0;

	if (v > 0xffff) { v >>= 16; r += 16; }
	if (v > 0xff) { v >>= 8; r += 8; }
	if (v > 0xf) { v >>= 4; r += 4; }
	if (v > 0x3) { v >>= 2; r += 2; }
	return r + (v >> 1);
}

/* The bucket of a number in a log2 histogram: bucket n counts from 2^(n-1) to 2^n - 1. */
static __always_inline unsigned int bpf_log2l(unsigned long v)
{
	unsigned int high = v >> 32;

	return high ? bpf_log2(high) + 32 + 1 : bpf_log2(v) + 1;
}

/* Bytes of a packet by their place, in this machine's byte order; a place behind its end ends the program with 0. */
unsigned long long load_byte(void *skb, unsigned long long off) asm("llvm.bpf.load.byte");

/* Two bytes of a packet, in this machine's byte order; a place behind its end ends the program with 0. */
unsigned long long load_half(void *skb, unsigned long long off) asm("llvm.bpf.load.half");

/* Four bytes of a packet, in this machine's byte order; a place behind its end ends the program with 0. */
unsigned long long load_word(void *skb, unsigned long long off) asm("llvm.bpf.load.word");

/* Eight bytes of a packet, in this machine's byte order. */
static __always_inline u64 load_dword(void *skb, u64 off)
{
	return load_word(skb, off) << 32 | load_word(skb, off + 4);
}

/* Bits of a packet as its protocol counts them: from the highest of a byte on. At most 64. */
static __always_inline u64 packet_bits(void *skb, u64 off, u32 bit, u32 bits)
{
	u64 mask = bits < 64 ? (1ull << bits) - 1 : ~0ull;

	if (bit + bits <= 8)
		return load_byte(skb, off) >> (8 - bit - bits) & mask;
	if (bit + bits <= 16)
		return load_half(skb, off) >> (16 - bit - bits) & mask;
	if (bit + bits <= 32)
		return load_word(skb, off) >> (32 - bit - bits) & mask;
	return load_dword(skb, off) >> (64 - bit - bits) & mask;
}

/* Writes such bits into a packet. */
static __always_inline void packet_store_bits(void *skb, u64 off, u32 bit, u32 bits, u64 value)
{
	u64 mask = bits < 64 ? (1ull << bits) - 1 : ~0ull;

	if (bit + bits <= 8) {
		u8 v = value;
		if (bits < 8)
			v = (load_byte(skb, off) & ~(mask << (8 - bit - bits))) | (value & mask) << (8 - bit - bits);
		bpf_skb_store_bytes(skb, off, &v, sizeof(v), 0);
	} else if (bit + bits <= 16) {
		u16 v = value;
		if (bits < 16)
			v = (load_half(skb, off) & ~(mask << (16 - bit - bits))) | (value & mask) << (16 - bit - bits);
		v = bpf_htons(v);
		bpf_skb_store_bytes(skb, off, &v, sizeof(v), 0);
	} else if (bit + bits <= 32) {
		u32 v = value;
		if (bits < 32)
			v = (load_word(skb, off) & ~(mask << (32 - bit - bits))) | (value & mask) << (32 - bit - bits);
		v = bpf_htonl(v);
		bpf_skb_store_bytes(skb, off, &v, sizeof(v), 0);
	} else {
		u64 v = value;
		if (bits < 64)
			v = (load_dword(skb, off) & ~(mask << (64 - bit - bits))) | (value & mask) << (64 - bit - bits);
		v = bpf_cpu_to_be64(v);
		bpf_skb_store_bytes(skb, off, &v, sizeof(v), 0);
	}
}

/* The place of the next header: the cursor goes on, its old place is the answer. */
#define cursor_advance(cursor, len) ({ void *_before = cursor; cursor += len; _before; })

/* A checksum of IP after a change, numbers in this machine's byte order. */
#define incr_cksum_l3(off, from, to) \
	(sizeof(to) == 2 ? bpf_l3_csum_replace(skb, (u64)(off), bpf_htons(from), bpf_htons(to), sizeof(to)) \
	 : bpf_l3_csum_replace(skb, (u64)(off), bpf_htonl(from), bpf_htonl(to), sizeof(to)))

/* A checksum of TCP or UDP after a change, numbers in this machine's byte order. */
#define incr_cksum_l4(off, from, to, is_pseudo) \
	(sizeof(to) == 2 \
	 ? bpf_l4_csum_replace(skb, (u64)(off), bpf_htons(from), bpf_htons(to), ((is_pseudo) & 1) << 4 | sizeof(to)) \
	 : bpf_l4_csum_replace(skb, (u64)(off), bpf_htonl(from), bpf_htonl(to), ((is_pseudo) & 1) << 4 | sizeof(to)))

/* Reads what a tracepoint has behind its fields: length is a number. */
#define TP_DATA_LOC_READ_CONST(dst, field, length) \
	bpf_probe_read_kernel((void *)(dst), length, (char *)args + (args->data_loc_##field & 0xffff))

/* Reads what a tracepoint has behind its fields, as long as it is. */
#define TP_DATA_LOC_READ(dst, field) \
	bpf_probe_read_kernel((void *)(dst), (unsigned short)(args->data_loc_##field >> 16), \
			      (char *)args + (args->data_loc_##field & 0xffff))

/* Reads a text that a tracepoint has behind its fields. */
#define TP_DATA_LOC_READ_STR(dst, field, length) \
	bpf_probe_read_kernel_str((void *)(dst), length, (char *)args + (args->data_loc_##field & 0xffff))

/* An argument of a USDT probe, the first is 1. */
#define bpf_usdt_readarg(n, ctx, to) \
	({ long _value = 0; int _error = bpf_usdt_arg(ctx, (n) - 1, &_value); *(to) = (typeof(*(to)))_value; _error; })

/* What an argument of a USDT probe points at, the first is 1. */
#define bpf_usdt_readarg_p(n, ctx, buf, len) \
	({ long _from = 0; bpf_usdt_arg(ctx, (n) - 1, &_from); bpf_probe_read_user(buf, len, (void *)_from); })

/* What stands at a place in memory that only a helper may read; zeroes where there is none. */
#define bcc_read(place) \
	({ typeof(place) _value; __builtin_memset(&_value, 0, sizeof(_value)); \
	   bpf_probe_read(&_value, sizeof(_value), &(place)); _value; })

/* Adds as one step. */
#define lock_xadd(ptr, value) ((void)__sync_fetch_and_add(ptr, value))

/* The registers of a system call, behind the wrapper that it is called by. */
#define PT_REGS_SYSCALL_CTX(ctx) ((struct pt_regs *)PT_REGS_PARM1(ctx))

#ifndef PT_REGS_PARM6
#define PT_REGS_PARM6(ctx) ((ctx)->r9)
#endif

/* A kernel's stack, by its number in a map of stacks. */
struct bpf_stacktrace {
	u64 ip[127];
};

#define memset(to, value, size) __builtin_memset(to, value, size)

#define memcpy(to, from, size) __builtin_memcpy(to, from, size)

#define memmove(to, from, size) __builtin_memmove(to, from, size)

#define likely(x) __builtin_expect(!!(x), 1)

#define unlikely(x) __builtin_expect(!!(x), 0)

/* The smaller number; what tells it is done once, unless both are constants. */
#define min(a, b) __builtin_choose_expr(__builtin_constant_p((a) + (b)), (a) < (b) ? (a) : (b), \
	({ typeof(a) _one = (a); typeof(b) _other = (b); _one < _other ? _one : _other; }))

/* The larger number; what tells it is done once, unless both are constants. */
#define max(a, b) __builtin_choose_expr(__builtin_constant_p((a) + (b)), (a) > (b) ? (a) : (b), \
	({ typeof(a) _one = (a); typeof(b) _other = (b); _one > _other ? _one : _other; }))

#define min_t(type, a, b) min((type)(a), (type)(b))

#define max_t(type, a, b) max((type)(a), (type)(b))

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))

#define WRITE_ONCE(x, value) (*(volatile typeof(x) *)&(x) = (value))

#define BIT(n) (1ul << (n))

#define BIT_ULL(n) (1ull << (n))

#define IS_ERR_VALUE(x) ((unsigned long)(void *)(x) >= (unsigned long)-4095)

#define IS_ERR(ptr) IS_ERR_VALUE((unsigned long)(ptr))

#define IS_ERR_OR_NULL(ptr) (!(ptr) || IS_ERR_VALUE((unsigned long)(ptr)))

#define PTR_ERR(ptr) ((long)(ptr))

#define MINORBITS 20

#define MINORMASK ((1u << MINORBITS) - 1)

#define MAJOR(dev) ((unsigned int)((dev) >> MINORBITS))

#define MINOR(dev) ((unsigned int)((dev) & MINORMASK))

#define MKDEV(major, minor) ((major) << MINORBITS | (minor))

#define S_ISREG(mode) (((mode) & S_IFMT) == S_IFREG)

#define S_ISDIR(mode) (((mode) & S_IFMT) == S_IFDIR)

#define S_ISLNK(mode) (((mode) & S_IFMT) == S_IFLNK)

#define S_ISSOCK(mode) (((mode) & S_IFMT) == S_IFSOCK)

#define inet_sk(ptr) ((struct inet_sock *)(ptr))

#define tcp_sk(ptr) ((struct tcp_sock *)(ptr))

#define inet_csk(ptr) ((struct inet_connection_sock *)(ptr))

#define udp_sk(ptr) ((struct udp_sock *)(ptr))

#define raw_sk(ptr) ((struct raw_sock *)(ptr))

#define unix_sk(ptr) ((struct unix_sock *)(ptr))

#define BPF_MAX_STACK_DEPTH 127

#define PERF_MAX_STACK_DEPTH 127

/* Whether a packet knows the queue that it came by; by the kernel's skbuff.h. */
#define skb_rx_queue_recorded(skb) (BPF_CORE_READ(skb, queue_mapping) != 0)

/* The queue that a packet came by, where it is recorded. */
#define skb_get_rx_queue(skb) ((u16)(BPF_CORE_READ(skb, queue_mapping) - 1))

/* The queue that a packet goes by. */
#define skb_get_queue_mapping(skb) ((u16)BPF_CORE_READ(skb, queue_mapping))

/* A bound between programs' addresses and the kernel's: where the kernel's half begins with five levels of pages. */
#define PAGE_OFFSET 0xff11000000000000ul

#define READ 0

#define WRITE 1

#define NULL ((void *)0)

#define TASK_COMM_LEN 16

#define PAGE_SHIFT 12

#define PAGE_SIZE 4096ul

#define DNAME_INLINE_LEN 40

#define NSEC_PER_USEC 1000L

#define NSEC_PER_MSEC 1000000L

#define NSEC_PER_SEC 1000000000L

#define USEC_PER_SEC 1000000L

#define MSEC_PER_SEC 1000L

#define AF_UNSPEC 0

#define AF_UNIX 1

#define AF_INET 2

#define AF_INET6 10

#define AF_NETLINK 16

#define AF_PACKET 17

#define PF_UNIX 1

#define PF_INET 2

#define PF_INET6 10

#define MAX_ERRNO 4095

#define SECTOR_SHIFT 9

#define PF_KTHREAD 0x00200000

#define TASK_RUNNING 0

#define TASK_INTERRUPTIBLE 1

#define TASK_UNINTERRUPTIBLE 2

#define FMODE_READ 1

#define FMODE_WRITE 2

#define FMODE_CREATED 0x100000

#define REQ_OP_BITS 8

#define REQ_OP_MASK ((1 << REQ_OP_BITS) - 1)

#define PPM_SCALE_SHIFT 16

#define IP_DF 0x4000

#define IP_MF 0x2000

#define IP_OFFSET 0x1fff

#define __user

#define __kernel

#define __force

#define __rcu

#define __iomem

#define __percpu

#define asmlinkage

#define DISK_NAME_LEN 32

#define S_IFMT 00170000

#define S_IFSOCK 0140000

#define S_IFLNK 0120000

#define S_IFREG 0100000

#define S_IFBLK 0060000

#define S_IFDIR 0040000

#define S_IFCHR 0020000

#define S_IFIFO 0010000

#define S_ISBLK(mode) (((mode) & S_IFMT) == S_IFBLK)

#define S_ISCHR(mode) (((mode) & S_IFMT) == S_IFCHR)

#define S_ISFIFO(mode) (((mode) & S_IFMT) == S_IFIFO)

#define SCM_RIGHTS 1

#define SOL_SOCKET 1

#define SOL_IP 0

#define SOL_TCP 6

#define SOL_UDP 17

#define SOL_IPV6 41

#define VLAN_VID_MASK 0x0fff

#define VLAN_CFI_MASK 0x1000

#define VLAN_PRIO_MASK 0xe000

#define VLAN_PRIO_SHIFT 13

#define VLAN_HLEN 4

#define VLAN_ETH_HLEN 18

#define VLAN_N_VID 4096

#define SHRT_MAX 32767

#define INT_MAX 2147483647

#define UINT_MAX 4294967295u

#define sk_state __sk_common.skc_state

#define sk_family __sk_common.skc_family

#define sk_num __sk_common.skc_num

#define sk_dport __sk_common.skc_dport

#define sk_daddr __sk_common.skc_daddr

#define sk_rcv_saddr __sk_common.skc_rcv_saddr

#define sk_v6_daddr __sk_common.skc_v6_daddr

#define sk_v6_rcv_saddr __sk_common.skc_v6_rcv_saddr

#define sk_net __sk_common.skc_net

#define sk_prot __sk_common.skc_prot

#define sk_bound_dev_if __sk_common.skc_bound_dev_if

#define sk_ipv6only __sk_common.skc_ipv6only

#define inet_daddr sk.__sk_common.skc_daddr

#define inet_rcv_saddr sk.__sk_common.skc_rcv_saddr

#define inet_dport sk.__sk_common.skc_dport

#define inet_num sk.__sk_common.skc_num

#define s6_addr in6_u.u6_addr8

#define s6_addr16 in6_u.u6_addr16

#define s6_addr32 in6_u.u6_addr32

#define div_u64(a, b) ((u64)(a) / (u32)(b))

#define div64_u64(a, b) ((u64)(a) / (u64)(b))

#define ERR_PTR(error) ((void *)(long)(error))

#define GENMASK(high, low) ((~0ul << (low)) & (~0ul >> (63 - (high))))

#define roundup(x, y) ((((x) + (y) - 1) / (y)) * (y))

#define DIV_ROUND_UP(x, y) (((x) + (y) - 1) / (y))

#define swap(a, b) do { typeof(a) before = (a); (a) = (b); (b) = before; } while (0)

#define barrier() asm volatile("" ::: "memory")

#define TCPOPT_NOP 1

#define TCPOPT_EOL 0

#define TCPOPT_MSS 2

#define TCPOPT_WINDOW 3

#define TCPOPT_SACK_PERM 4

#define TCPOPT_SACK 5

#define TCPOPT_TIMESTAMP 8

#define TCPOLEN_MSS 4

#define TCPOLEN_WINDOW 3

#define TCPOLEN_TIMESTAMP 10

#define pgoff_t unsigned long

/* A header of packets: a pointer to one is an offset in the packet. */
#define BPF_PACKET_HEADER __attribute__((packed))
