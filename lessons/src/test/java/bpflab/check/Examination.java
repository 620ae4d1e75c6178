package bpflab.check;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.kernel.Kernel;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.NeedsKernel;
import bpflab.lab.Lab;
import bpflab.lesson.CheckLine;
import bpflab.lesson.Lesson;
import bpflab.lesson.Section;
import bpflab.lesson.Step;
import bpflab.lesson.TryLesson;
import bpflab.linux.LinuxKernel;
import bpflab.linux.NetworkNamespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Students' files on the real kernel, and what examines them. */
@NeedsKernel
abstract class Examination {
    static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char LICENSE[] SEC("license") = "GPL";
            """;
    static final String PASS = HEAD + "SEC(\"xdp\") int pass(struct xdp_md *ctx) { return XDP_PASS; }\n";
    static final String DROP = HEAD + "SEC(\"xdp\") int drop(struct xdp_md *ctx) { return XDP_DROP; }\n";
    static final String COUNT = HEAD + """
            int counter;
            struct { __uint(type, BPF_MAP_TYPE_PERCPU_ARRAY); __type(key, __u32); __type(value, __u64); __uint(max_entries, 2); } lengths SEC(".maps");
            struct { __uint(type, BPF_MAP_TYPE_HASH); __type(key, __u32); __type(value, __u64); __uint(max_entries, 8); } seen SEC(".maps");
            SEC("xdp") int count(struct xdp_md *ctx)
            {
                    __u32 key = 1;
                    __u64 one = 1, *length = bpf_map_lookup_elem(&lengths, &key);

                    if (length)
                            *length += 1;
                    bpf_map_update_elem(&seen, &key, &one, BPF_ANY);
                    __sync_fetch_and_add(&counter, 1);
                    bpf_printk("counted to %d", counter);
                    return XDP_PASS;
            }
            """;

    /** Drops TCP for which a condition holds. */
    static final String PORT = """
            #include <linux/if_ether.h>
            #include <linux/ip.h>
            #include <linux/tcp.h>
            #include <linux/in.h>
            #include <bpf/bpf_endian.h>
            """ + HEAD + """
            SEC("xdp") int port(struct xdp_md *ctx)
            {
                    void *end = (void *)(long)ctx->data_end;
                    struct ethhdr *eth = (void *)(long)ctx->data;
                    struct iphdr *ip = (void *)(eth + 1);
                    struct tcphdr *tcp = (void *)(ip + 1);

                    if ((void *)(tcp + 1) > end || eth->h_proto != bpf_htons(ETH_P_IP) || ip->protocol != IPPROTO_TCP)
                            return XDP_PASS;
                    return %s ? XDP_DROP : XDP_PASS;
            }
            """;

    @TempDir
    static Path folder;

    static Kernel kernel;
    static Clang clang;
    static Lab lab;

    @BeforeAll
    static void open() {
        kernel = LinuxKernel.open();
        clang = Clang.find(kernel.vmlinuxHeader(), folder.resolve("cache"));
        lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {});
    }

    @AfterAll
    static void close() {
        lab.close();
        kernel.close();
    }

    @AfterEach
    void nothing_stays_attached() {
        assertThat(kernel.links()).extracting(LinkInfo::target).doesNotContain("lab0");
    }

    String notAttached(String source) throws Exception {
        ExerciseResult examination = examine(source, "loads");
        assertThat(examination).isInstanceOf(ExerciseResult.NotAttached.class);
        return ((ExerciseResult.NotAttached) examination).trouble().why();
    }

    ExerciseResult.Judged judged(String source, String... checks) throws Exception {
        ExerciseResult examination = examine(source, checks);
        assertThat(examination).isInstanceOf(ExerciseResult.Judged.class);
        return (ExerciseResult.Judged) examination;
    }

    ExerciseResult examine(String source, String... checks) throws Exception {
        return examine(write(source), exercise(Optional.empty(), checks));
    }

    static ExerciseResult examine(Path file, Step.Exercise exercise) throws InterruptedException {
        return new ExerciseRun(kernel, clang, () -> lab).examine(file, lesson(), exercise, 4711);
    }

    static Path write(String source) throws IOException {
        return Files.writeString(folder.resolve("x.c"), source);
    }

    static Step.Exercise exercise(Optional<String> program, String... checks) {
        List<CheckLine> lines = new ArrayList<>();
        Arrays.stream(checks)
                .forEach(text -> lines.add(TryLesson.check(10 + lines.size(), text, "a hint")));
        return new Step.Exercise(
                1, "", "", Section.Kind.EXERCISE, "x.c", program, Optional.empty(), Optional.empty(),
                Optional.empty(), lines);
    }

    static Lesson lesson() {
        return TryLesson.in(folder.resolve("01-try"));
    }

    static void solution(String source) throws IOException {
        Files.createDirectories(folder.resolve("01-try/solution"));
        Files.writeString(folder.resolve("01-try/solution/x.c"), source);
    }
}
