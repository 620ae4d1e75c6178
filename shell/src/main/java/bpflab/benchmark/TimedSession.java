package bpflab.benchmark;

import bpflab.bench.Folders;
import bpflab.bench.Parts;
import bpflab.command.Answer;
import bpflab.kernel.Program;
import bpflab.lesson.Course;
import bpflab.map.BpfMap;
import bpflab.script.Session;
import bpflab.trouble.Trouble;
import bpflab.view.terminal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A session as the prompt has it, that runs lines against the clock. */
final class TimedSession implements AutoCloseable {
    private static final String PROGRAM = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct {
            \t__uint(type, BPF_MAP_TYPE_ARRAY);
            \t__uint(max_entries, 4);
            \t__type(key, __u32);
            \t__type(value, __u64);
            } seen SEC(".maps");

            SEC("xdp")
            int small(struct xdp_md *ctx)
            {
            \t__u32 key = ctx->rx_queue_index & 3;
            \t__u64 *count = bpf_map_lookup_elem(&seen, &key);

            \tif (count)
            \t\t__sync_fetch_and_add(count, 1);
            \treturn XDP_PASS;
            }

            char LICENSE[] SEC("license") = "GPL";
            """;

    private final Path folder;
    private final Session session;

    /** Opens it in a folder of its own. */
    TimedSession(Path home, Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(file(), PROGRAM);
        session = Session.on(Parts.ofThisMachine(Folders.usual(System.getenv()))
                .pristine(Course.open(home.resolve("lessons").resolve("course")), folder));
    }

    /** The C file that is loaded. */
    Path file() {
        return folder.resolve("small.c");
    }

    /**
     * Writes a C file beside that one and loads it.
     *
     * @return the id of the program, which has the file's name
     */
    int load(String name, String text) throws IOException, InterruptedException {
        loadAll(name, text);
        return session.bench().program(name).info().id();
    }

    /** Writes a C file beside that one and loads it. */
    void loadAll(String name, String text) throws IOException, InterruptedException {
        run(":load " + write(name, text));
    }

    /**
     * Writes a C file beside that one.
     *
     * @return its path
     */
    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".c"), text);
    }

    /** A program by its name. */
    Program program(String name) {
        return session.bench().program(name);
    }

    /** A map by its name. */
    BpfMap map(String name) {
        return session.bench().map(name);
    }

    /** The object that {@link #clangLine} makes. */
    Path object() {
        return folder.resolve("small.o");
    }

    /** The line that compiles {@link #file} exactly as {@code :load} does, but into a file. */
    List<String> clangLine() throws InterruptedException {
        List<String> words = new ArrayList<>(session.bench().clang().compile(file(), List.of()).command());
        words.set(0, session.bench().clang().path().toString());
        words.set(words.size() - 1, object().toString());
        return words;
    }

    /** The id of the program of {@link #file}, which must be loaded. */
    int program() {
        return session.bench().program("small").info().id();
    }

    /**
     * Runs a line, up to the last line of its output.
     *
     * @throws IOException it failed
     */
    Duration run(String line) throws IOException, InterruptedException {
        Recording screen = Recording.unseen();
        long start = System.nanoTime();
        Answer answer = session.interpreter().run(line, screen);
        screen.keep(answer.view());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (!answer.ok()) {
            throw new IOException(
                    line + ": " + answer.trouble().map(Trouble::what).orElse("") + "\n"
                            + String.join("\n", screen.lines()));
        }
        return took;
    }

    @Override
    public void close() {
        session.close();
    }
}
