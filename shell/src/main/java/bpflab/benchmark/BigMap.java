package bpflab.benchmark;

import bpflab.map.BpfMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** A map of 1,000,000 entries, into a file: typed by BTF, and as bytes. */
final class BigMap {
    private static final int ENTRIES = 1_000_000;
    private static final int ROUNDS = 3;
    private static final int KEY_BYTES = 16;
    private static final int VALUE_BYTES = 24;
    private static final String SOURCE = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct flow { __u32 saddr, daddr; __u16 sport, dport; __u8 proto, pad[3]; };
            struct seen { __u64 packets, bytes; __u32 first, last; };

            struct {
            \t__uint(type, BPF_MAP_TYPE_HASH);
            \t__uint(max_entries, 1000000);
            \t__type(key, struct flow);
            \t__type(value, struct seen);
            } many SEC(".maps");

            struct {
            \t__uint(type, BPF_MAP_TYPE_HASH);
            \t__uint(max_entries, 1000000);
            \t__uint(key_size, 16);
            \t__uint(value_size, 24);
            } bare SEC(".maps");

            SEC("xdp")
            int full(struct xdp_md *ctx)
            {
            \tstruct flow flow = {};

            \tbpf_map_delete_elem(&bare, &flow);
            \treturn bpf_map_lookup_elem(&many, &flow) ? XDP_DROP : XDP_PASS;
            }

            char LICENSE[] SEC("license") = "GPL";
            """;

    private BigMap() {}

    /** Loads and fills both. */
    static void load(TimedSession session) throws IOException, InterruptedException {
        session.load("full", SOURCE);
        fill(session.map("many"));
        fill(session.map("bare"));
    }

    private static void fill(BpfMap map) {
        ByteBuffer key = ByteBuffer.allocate(KEY_BYTES).order(ByteOrder.nativeOrder());
        ByteBuffer value = ByteBuffer.allocate(VALUE_BYTES).order(ByteOrder.nativeOrder());
        for (int i = 0; i < ENTRIES; i++) {
            key.clear().putInt(0x0a000000 + i).putInt(0x0b000000 + i * 7).putShort((short) i).putShort((short) 443);
            key.put((byte) 6);
            value.clear().putLong(i).putLong(i * 1500L).putInt(i).putInt(i + 10);
            map.update(key.array(), value.array());
        }
    }

    /** {@code name} is {@code many} or {@code bare}. */
    static Contest contest(TimedSession session, Path home, Path scratch, String name, double goal) {
        int id = session.map(name).info().id();
        String file = scratch.resolve("dump").toString();
        List<String> bpftool = List.of("sh", "-c", "bpftool map dump id " + id + " > " + file);
        String line = ":dump map " + id + " --to " + file + " --force";
        return new Contest(
                "map: 1,000,000 entries " + (name.equals("many") ? "typed" : "as bytes") + ", to a file",
                Contender.of("bpftool map dump", () -> Processes.time(bpftool)).needing("bpftool"),
                List.of(
                        Contender.of(":dump map --to FILE", () -> session.run(line)),
                        Contender.of("bpflab -c ':dump map …'", () -> Processes.time(
                                List.of(home.resolve("bpflab").toString(), "-c", line)))),
                goal,
                ROUNDS);
    }
}
