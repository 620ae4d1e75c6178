// clang -O2 -g -target bpf -c nostatic.c, then llvm-strip --strip-debug --strip-unneeded; bigendian.o: -target bpfeb,
// llvm-strip -g.
typedef unsigned int u32;
typedef unsigned long long u64;
#define SEC(name) __attribute__((section(name), used))
struct context {
    u32 data;
    u32 length;
} __attribute__((preserve_access_index));
struct {
    int (*type)[1];
    int (*max_entries)[16];
    u32 *key;
    u64 *value;
} seen SEC(".maps");
static void *(*lookup)(void *map, const void *key) = (void *)1;
u32 limit = 5;

static __attribute__((noinline)) u32 twice(u32 x) {
    return x * 2 + limit;
}

SEC("xdp") int first(struct context *ctx) {
    u32 key = ctx->length;
    u64 *value = lookup(&seen, &key);
    if (value)
        __sync_fetch_and_add(value, 1);
    return twice(key) > 9;
}

SEC("tc") int second(struct context *ctx) {
    return twice(ctx->data);
}
