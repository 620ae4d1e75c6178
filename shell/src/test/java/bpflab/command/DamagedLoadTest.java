package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation;
import bpflab.fuzz.Damage;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged objects, typed in one after the other at one bench, which has to live on and to work. The way of each is that
 * of {@code :load}: reader, trial, libbpf, kernel; some 0.6 s each. {@code -Dbpflab.damaged.loads=3000} tries as many
 * as one likes; how often which answer was given goes to standard output.
 */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamagedLoadTest {
    private static final int LOADS = Integer.getInteger("bpflab.damaged.loads", 60);
    private static final int FIRST = Integer.getInteger("bpflab.damaged.first", 0);
    private static final String HEAD = "#include <linux/bpf.h>\n#include <bpf/bpf_helpers.h>\n";
    private static final Map<String, String> GOOD = new TreeMap<>(Map.of(
            "count.c", HEAD + """
            struct { __uint(type, BPF_MAP_TYPE_HASH); __uint(max_entries, 4); __type(key, int); __type(value, long); }
                hits SEC(".maps");
            long total = 3;
            const volatile int most = 7;
            static __attribute__((noinline)) long twice(long x) { return x * most + total; }
            SEC("xdp") int count(struct xdp_md *ctx) {
            	int key = ctx->ingress_ifindex;
            	long *hit = bpf_map_lookup_elem(&hits, &key);
            	if (hit) *hit = twice(*hit);
            	return XDP_PASS;
            }
            char LICENSE[] SEC("license") = "GPL";
            """,
            "several.c", HEAD + """
            struct point { int x; union { long y; char name[8]; }; enum { A, B } kind : 4; };
            struct { __uint(type, BPF_MAP_TYPE_RINGBUF); __uint(max_entries, 4096); } ring SEC(".maps");
            SEC("tc") int first(struct __sk_buff *skb) {
            	struct point *p = bpf_ringbuf_reserve(&ring, sizeof(*p), 0);
            	if (!p) return 0;
            	p->x = skb->len; p->y = 2; p->kind = B;
            	bpf_ringbuf_submit(p, 0);
            	bpf_printk("%d", skb->len);
            	return 0;
            }
            SEC("socket") int second(struct __sk_buff *skb) { return skb->len; }
            char LICENSE[] SEC("license") = "GPL";
            """));

    @TempDir
    Path folder;

    @Test
    void a_bench_outlives_damaged_objects_and_still_works() throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        try (Desk desk = Desk.in(folder)) {
            List<byte[]> good = compiled(desk);
            for (int seed = FIRST; seed < FIRST + LOADS; seed++) {
                Files.write(desk.bench().file("damaged.o"), new Damage(seed).object(good.get(seed % good.size())));
                String said = desk.type(":load damaged.o");
                assertThat(said).as("seed " + seed).isNotBlank().doesNotContain("bpflab itself failed");
                answers.merge(desk.last().ok() ? "loaded" : kind(said), 1, Integer::sum);
            }
            desk.type(":load count.c");
            assertThat(desk.last().ok()).isTrue();
        }
        System.out.println("damaged objects at :load: " + answers);
    }

    private static List<byte[]> compiled(Desk desk) throws Exception {
        List<byte[]> objects = new ArrayList<>();
        for (Map.Entry<String, String> source : GOOD.entrySet()) {
            desk.file(source.getKey(), source.getValue());
            Compilation made = desk.bench().clang().compile(desk.bench().file(source.getKey()), List.of());
            objects.add(((Compilation.Compiled) made).object());
        }
        return objects;
    }

    /** Answers that differ in a name or a number only are of one kind. */
    private static String kind(String said) {
        return said.lines().filter(line -> line.contains("why")).findFirst().orElse("rejected by the verifier")
                .strip().replaceAll("\\d+|\".*?\"|'.*?'", "…").replaceAll("^(.{60}).*", "$1");
    }
}
