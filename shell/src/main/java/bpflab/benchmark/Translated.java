package bpflab.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code :load} of a BCC text, which is translated first, beside the same program as it is written today. */
final class Translated {
    private static final int ROUNDS = 15;
    private static final String PACKET = """
            \tvoid *data = (void *)(long)ctx->data;
            \tvoid *data_end = (void *)(long)ctx->data_end;
            \tstruct ethhdr *eth = data;
            \tstruct iphdr *ip = data + sizeof(*eth);
            \tstruct udphdr *udp = (void *)(ip + 1);

            \tif ((void *)(udp + 1) > data_end || ip->protocol != IPPROTO_UDP)
            \t\treturn XDP_PASS;

            """;
    private static final String BCC = """
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/udp.h>

            BPF_HASH(ports, u16, u64, 256);

            int count(struct xdp_md *ctx)
            {
            %s\tu16 port = ntohs(udp->dest);

            \tports.increment(port);
            \treturn XDP_PASS;
            }
            """.formatted(PACKET);
    private static final String TODAYS = """
            #include <linux/bpf.h>
            #include <linux/if_ether.h>
            #include <linux/in.h>
            #include <linux/ip.h>
            #include <linux/udp.h>
            #include <bpf/bpf_helpers.h>
            #include <bpf/bpf_endian.h>

            struct {
            \t__uint(type, BPF_MAP_TYPE_HASH);
            \t__uint(max_entries, 256);
            \t__type(key, __u16);
            \t__type(value, __u64);
            } ports SEC(".maps");

            SEC("xdp")
            int count(struct xdp_md *ctx)
            {
            %s\t__u16 port = bpf_ntohs(udp->dest);
            \t__u64 *seen = bpf_map_lookup_elem(&ports, &port), one = 1;

            \tif (seen)
            \t\t*seen += 1;
            \telse
            \t\tbpf_map_update_elem(&ports, &port, &one, BPF_NOEXIST);
            \treturn XDP_PASS;
            }

            char LICENSE[] SEC("license") = "GPL";
            """.formatted(PACKET);

    private Translated() {}

    static Contest contest(TimedSession session) throws IOException {
        Path bcc = session.write("bcc", BCC);
        Path todays = session.write("todays", TODAYS);
        return new Contest(
                "translate: :load of a BCC text, beside the same program in today's C",
                Contender.of(":load todays.c", () -> session.run(":load " + todays)),
                List.of(Contender.of(":load bcc.c", () -> session.run(":load " + bcc))),
                1.5,
                ROUNDS);
    }
}
