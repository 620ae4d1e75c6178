package bpflab.fuzz;

import bpflab.packet.Packet;
import bpflab.packet.PcapWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Good inputs, from the files of our own tests and lessons. */
final class Seeds {
    private static final Path BPF = Path.of("../bpf/src/test/resources/bpflab");

    private Seeds() {}

    static List<byte[]> objects() {
        return files(BPF.resolve("elf"), ".o");
    }

    static List<byte[]> types() {
        return files(BPF.resolve("btf"), ".btf");
    }

    static List<byte[]> logs() {
        return files(BPF.resolve("verifier/story/refused"), ".log");
    }

    static List<byte[]> lessons() {
        return files(Path.of("../lessons/course"), "lesson.md");
    }

    static List<byte[]> traceLines() {
        return texts(
                "           <...>-4711    [001] d..2.  1234.567890: bpf_trace_printk: hello 42",
                "            ping-99      [000] .....     0.000001: 0: from the task with a-dash",
                "CPU:1 [LOST 42 EVENTS]",
                "CPU:0 [LOST EVENTS]",
                "            sshd-1       (1) [003] ..s11  99999.100000: bpf_trace_printk: [000] d..2. 1.2: x");
    }

    static List<byte[]> packetWords() {
        return texts(
                "udp :5005", "tcp 10.11.0.2:80 syn", "icmp", "arp", "udp6 :53 length 100", "vlan 7 tcp :443 ttl 3");
    }

    static List<byte[]> frames() {
        return List.of(
                new byte[64],
                Packet.build("udp :5005"),
                Packet.build("tcp :80"),
                Packet.build("icmp"));
    }

    static List<byte[]> captures() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PcapWriter pcap = new PcapWriter(out);
            for (byte[] frame : frames()) {
                pcap.add(Instant.ofEpochSecond(1_700_000_000), frame);
            }
            return List.of(out.toByteArray(), pcapng());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same frames as Wireshark writes them: a section, an interface, a block a frame. */
    private static byte[] pcapng() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(block(0x0a0d0d0a, HexFormat.of().parseHex("4d3c2b1a01000000ffffffffffffffff")));
        out.writeBytes(block(1, HexFormat.of().parseHex("0100000000000400")));
        for (byte[] frame : frames()) {
            out.writeBytes(block(6, ByteBuffer.allocate(20 + frame.length).order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0).putInt(0).putInt(frame.length).putInt(frame.length).put(frame).array()));
        }
        return out.toByteArray();
    }

    private static byte[] block(int kind, byte[] body) {
        int padded = body.length + 3 & ~3;
        ByteBuffer block = ByteBuffer.allocate(padded + 12).order(ByteOrder.LITTLE_ENDIAN);
        block.putInt(kind).putInt(padded + 12).put(body).position(padded + 8);
        return block.putInt(padded + 12).array();
    }

    static List<byte[]> oldPrograms() {
        return texts(
                """
                #include <uapi/linux/bpf.h>
                #include <linux/skbuff.h>
                #include "bpf_helpers.h"
                #define PRINT(fmt, ...) ({ char s[] = fmt; bpf_trace_printk(s, sizeof(s), ##__VA_ARGS__); })
                struct bpf_map_def SEC("maps") counts = { // all
                	.type = BPF_MAP_TYPE_HASH, .key_size = sizeof(u32),
                	.value_size = sizeof(struct pair) * 2, .max_entries = MAX(1, 2),
                };
                BPF_ANNOTATE_KV_PAIR(counts, int, long);
                SEC("xdp1") int count(struct xdp_md *ctx) { u32 k = htons(1); return XDP_PASS; }
                int other() { bpf_trace_printk("%d\\n", load_byte(NULL, 1)); return TC_ACT_OK; }
                u32 _version SEC("version") = LINUX_VERSION_CODE;
                """,
                "struct bpf_elf_map __section(\"maps\") in = { 1, 4, 4, 1, 0, 1, PIN_GLOBAL_NS, 0, 0 };\n"
                        + "static struct bpf_elf_map __section(\"maps\") out = { .type = BPF_MAP_TYPE_ARRAY_OF_MAPS,\n"
                        + ".inner_id = 1, .inner_idx = 0, .max_elem = 1 };\n");
    }

    static List<byte[]> pythonScripts() {
        return texts("""
                b = BPF(src_file="a.c")  # load
                fn = b.load_func("f", BPF.XDP)
                b.attach_xdp("lo", fn, 0)
                def show(cpu, data, size):
                    event = b["e"].event(data)
                    print("%d %s" % (event.pid, event.comm.decode()))
                b["e"].open_perf_buffer(show)
                for k, v in sorted(b.get_table("c").items(), key=lambda kv: kv[0].value):
                    print('%d' % k.value, "x")
                while 1:
                    b.perf_buffer_poll()
                """);
    }

    static List<byte[]> scripts() {
        return texts(
                """
                # demo
                :load drop_world.c --log 2 -- -DX='a b'
                :attach drop_world xdp lab0 --undo-after 60s
                :lab ping
                :dump map counts --as ip,port --limit 3
                int x = 3;
                !ip -br link | head -n 3
                :detach all
                """,
                ":run drop_world --packet \"udp :5005\" --repeat 1000\n:trace --for 1s --grep 'a.*b'\n:set\n");
    }

    static List<byte[]> progress() {
        return texts("""
                2026-11-21T06:38:41Z drop-world step 4/9
                2026-11-21T06:40:02Z drop-world tried drop_world.c
                2026-11-21T06:40:02Z drop-world solved drop_world.c
                2026-11-21T06:41:02Z maps finished
                """);
    }

    private static List<byte[]> texts(String... all) {
        return Stream.of(all).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static List<byte[]> files(Path folder, String end) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().map(Seeds::read).toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
