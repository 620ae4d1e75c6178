package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.elf.ObjectFile;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.NeedsKernel;
import bpflab.linux.handle.Bpffs;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrialsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    @NeedsKernel
    void an_object_that_libbpf_takes_or_refuses_passes_and_pins_nothing() {
        ObjectFile pinned = Sources.text("pinned", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                    __uint(type, BPF_MAP_TYPE_ARRAY); __type(key, int); __type(value, int); __uint(max_entries, 1);
                    __uint(pinning, LIBBPF_PIN_BY_NAME);
                } trial_pinned SEC(".maps");
                SEC("xdp") int touch(struct xdp_md *ctx) {
                    int zero = 0;
                    return bpf_map_lookup_elem(&trial_pinned, &zero) ? XDP_PASS : XDP_DROP;
                }
                SEC("xdp") int refused(struct xdp_md *ctx) { return *(char *)(long)ctx->data; }
                char LICENSE[] SEC("license") = "GPL";
                """);
        assertThatCode(() -> new Trials().pass(pinned, LoadOptions.DEFAULT)).doesNotThrowAnyException();
        assertThat(Bpffs.ROOT.resolve("trial_pinned")).doesNotExist();
    }

    @Test
    void an_object_of_which_libbpf_dies_is_trouble_in_words() {
        ObjectFile object = named("bad.o");
        Trouble trouble = tried(new Trials(Dying.class, LONG), object);
        assertThat(trouble.what()).isEqualTo("cannot load bad.o");
        assertThat(trouble.why())
                .isEqualTo("libbpf itself fails on this object: it is damaged (a process of its own tried it first, "
                        + "so nothing happened here)");
        assertThat(trouble.hint()).contains(":compile").contains(":dump elf bad.o");
    }

    @Test
    void what_became_of_an_object_is_remembered_by_its_bytes_and_by_what_is_loaded_of_it() throws IOException {
        Path tries = folder.resolve("tries");
        Trials trials = new Trials(Counting.class, LONG);
        ObjectFile object = named(tries.toString());
        assertThat(tried(trials, object)).isEqualTo(tried(trials, object));
        assertThat(Files.readString(tries)).isEqualTo("1");
        tried(trials, object, new LoadOptions(Optional.of("pass"), 0, Optional.empty(), false));
        assertThat(Files.readString(tries)).isEqualTo("11");
    }

    @Test
    void what_never_comes_back_is_ended() {
        Trouble trouble = tried(new Trials(Waiting.class, Duration.ofMillis(50)), named("slow.o"));
        assertThat(trouble.why()).startsWith("libbpf does not come back from it");
    }

    @Test
    void ctrl_c_ends_the_trial_and_nothing_is_remembered_of_it() throws Exception {
        Path pid = folder.resolve("pid");
        Trials trials = new Trials(Waiting.class, LONG);
        Thread bench = new Thread(() -> catchThrowableOfType(
                InterruptedException.class, () -> trials.pass(named(pid.toString()), LoadOptions.DEFAULT)));
        bench.start();
        while (!Files.exists(pid) || Files.size(pid) == 0) {
            Thread.onSpinWait();
        }
        long child = Long.parseLong(Files.readString(pid));
        bench.interrupt();
        bench.join();
        ProcessHandle.of(child).ifPresent(it -> it.onExit().join());
        assertThat(ProcessHandle.of(child)).isEmpty();
    }

    @Test
    void a_trial_that_cannot_even_begin_says_nothing_about_the_object() {
        Trouble trouble = tried(new Trials(Ending.class, LONG), named("good.o"));
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.MACHINE);
        assertThat(trouble.why()).contains("cannot be started").contains("status 7");
    }

    @Test
    void flags_are_passed_on_but_for_those_of_one_process() {
        assertThat(SameJava.flags(List.of(
                        "-XX:SharedArchiveFile=a", "-agentlib:jdwp=x", "-cp", "a:b", "-Dx=y", "bpflab.Main", "-c")))
                .containsExactly("-XX:SharedArchiveFile=a", "-Dx=y");
        assertThat(SameJava.flags(List.of("-XX:ArchiveClassesAtExit=a", "-jar", "x.jar"))).isEmpty();
        assertThat(SameJava.flags(List.of())).isEmpty();
    }

    private static ObjectFile named(String name) {
        return ObjectFile.parse(name, Sources.object("pass").image());
    }

    private static Trouble tried(Trials trials, ObjectFile object) {
        return tried(trials, object, LoadOptions.DEFAULT);
    }

    private static Trouble tried(Trials trials, ObjectFile object, LoadOptions options) {
        return catchThrowableOfType(TroubleException.class, () -> trials.pass(object, options)).trouble();
    }

    /** Follows a pointer to nowhere, as libbpf does on damaged types. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] words) {
            System.out.write(Trial.BEGUN);
            System.out.flush();
            new Pointer(8).setInt(0, 1);
        }
    }

    /** Leaves a mark in the file that is named as the object is, and dies. */
    static final class Counting {
        private Counting() {}

        public static void main(String[] words) throws IOException {
            Files.writeString(Path.of(words[0]), "1", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Dying.main(words);
        }
    }

    /** Says who it is, and stays. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] words) throws Exception {
            if (words[0].startsWith("/")) {
                Files.writeString(Path.of(words[0]), "" + ProcessHandle.current().pid());
            }
            Thread.currentThread().join();
        }
    }

    /** Is gone at once. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] words) {
            System.exit(7);
        }
    }
}
