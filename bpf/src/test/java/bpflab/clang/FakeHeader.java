package bpflab.clang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A vmlinux.h of a few types, shaped as libbpf writes it; counts how often it was written. */
final class FakeHeader implements HeaderSource {
    static final String TEXT = """
            #ifndef __VMLINUX_H__
            #define __VMLINUX_H__

            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
            #endif

            typedef unsigned char __u8;
            typedef short unsigned int __u16;
            typedef int __s32;
            typedef unsigned int __u32;
            typedef long long int __s64;
            typedef long long unsigned int __u64;
            typedef __u16 __be16;
            typedef __u32 __be32;
            typedef __u32 __wsum;
            typedef struct { int counter; } __kernel_fsid_t;

            enum xdp_action { XDP_ABORTED = 0, XDP_DROP = 1, XDP_PASS = 2 };
            enum bpf_map_type { BPF_MAP_TYPE_HASH = 1, BPF_MAP_TYPE_ARRAY = 2 };

            struct xdp_md { __u32 data; __u32 data_end; __u32 data_meta; __u32 ingress_ifindex; __u32 rx_queue_index; __u32 egress_ifindex; };
            struct __sk_buff { __u32 len; __u32 pkt_type; __u32 mark; __u32 queue_mapping; __u32 protocol; };
            struct task_struct { int pid; int tgid; };

            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute pop
            #endif

            #endif
            """;

    private int written;

    @Override
    public String identity() {
        return "fake";
    }

    @Override
    public synchronized void writeTo(Path header) throws IOException {
        written++;
        Files.writeString(header, TEXT);
    }

    synchronized int written() {
        return written;
    }
}
