package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.TestParts;
import bpflab.command.Typed.Kind;
import bpflab.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.io.TempDir;

/** Lines that people type, by what they are: {@code typed.txt}, where a bar separates the line that is offered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClassifierTest {
    private static final Set<String> TOOLS = Set.of((
            "ls ip tc clang bpftool ping cat head tail grep find vim nano less top ps kill pwd whoami uname date echo "
                    + "mkdir"
            + " rm cp mv touch chmod make gcc python3 git curl dmesg mount sysctl which env clear sleep wc sort diff "
                    + "strace"
            + " readelf llvm-objdump ss import time test file link split join cut w who yes true false reset history"
            + " bpftrace sudo doas look type watch perf printf expr man").split(" "));

    @TempDir
    Path folder;

    private Desk desk;
    private Classifier classifier;

    @BeforeEach
    void sitDown() {
        desk = Desk.with(TestParts.bare(folder), folder);
        classifier = of(TOOLS, Set.of("counter"));
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private Classifier of(Set<String> tools, Set<String> declared) {
        return new Classifier(desk.interpreter().commands(), tools::contains, declared::contains, true);
    }

    @Test
    void each_line_is_what_it_is_and_the_offer_does_what_was_meant() throws Exception {
        List<String> wrong = new ArrayList<>();
        String section = "";
        for (String row : typed().toList()) {
            if (row.startsWith("== ")) {
                section = row.substring(3);
                continue;
            }
            boolean offers = Set.of("COMMAND", "SYSTEM", "PROMPT").contains(section);
            int bar = offers ? (row.length() - 1 - lastBar(row)) : row.length();
            String line = offers ? row.substring(0, lastBar(row)) : row;
            Typed found = classifier.of(line);
            boolean right = section.equals("PROMPT") || found.kind().name().equals(section);
            boolean same = !offers || found.offer().equals(row.substring(row.length() - bar));
            if (!right || !same) {
                wrong.add(section + ": " + row + " -> " + found);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The bar in front of the offer: the one whose right side is what the line ends in. */
    private static int lastBar(String row) {
        for (int at = row.indexOf('|'); at >= 0; at = row.indexOf('|', at + 1)) {
            String offer = row.substring(at + 1);
            String meant = offer.startsWith(":") || offer.startsWith("!") ? offer.substring(1) : offer;
            if (row.substring(0, at).endsWith(meant) || offer.matches(":(quit|help|load|edit|source)( \\S*)?")) {
                return at;
            }
        }
        throw new AssertionError(row);
    }

    @Test
    void the_table_has_enough_lines_of_each_kind() throws Exception {
        List<String> rows = typed().toList();
        List<Integer> heads = IntStream.range(0, rows.size())
                .filter(at -> rows.get(at).startsWith("== ")).boxed().toList();
        for (int at = 0; at + 1 < heads.size(); at++) {
            assertThat(heads.get(at + 1) - heads.get(at) - 1).as(rows.get(heads.get(at))).isGreaterThanOrEqualTo(150);
        }
    }

    @Test
    void what_was_made_in_java_is_java_also_where_a_program_has_its_name() {
        assertThat(classifier.of("counter").kind()).isEqualTo(Kind.JAVA);
        assertThat(of(TOOLS, Set.of("größe")).of("größe").kind()).isEqualTo(Kind.JAVA);
        assertThat(of(TOOLS, Set.of("ls")).of("ls").kind()).isEqualTo(Kind.JAVA);
        assertThat(of(TOOLS, Set.of("maps")).of("maps").kind()).isEqualTo(Kind.JAVA);
    }

    @ParameterizedTest
    @CsvSource({"how do I leave?,:help quit", "how do I load a file?,:help load", "why does nothing happen,:help why",
        "how,:how", "how can I continue,:help next"})
    void a_question_names_what_it_asks_for_and_not_how_it_asks(String question, String offer) {
        assertThat(classifier.of(question).offer()).isEqualTo(offer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit", "exit()", "quit()", "exit(0);", "/exit", "/quit"})
    void who_leaves_as_another_prompt_is_left_is_told_how(String line) {
        assertThat(classifier.of(line)).isEqualTo(new Typed(Kind.COMMAND, ":quit"));
    }

    @Test
    void a_method_of_that_name_is_called() {
        assertThat(of(TOOLS, Set.of("exit")).of("exit()").kind()).isEqualTo(Kind.JAVA);
    }

    @Test
    void a_probe_is_offered_to_bpftrace_only_where_there_is_one() {
        String line = "kprobe:do_exit { printf(\"it's %d\", pid); }";
        assertThat(classifier.of(line).offer())
                .isEqualTo("!bpftrace -e 'kprobe:do_exit { printf(\"it'\\''s %d\", pid); }'");
        assertThat(of(Set.of(), Set.of()).of(line).offer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lod x.c, :load x.c", "laod drop_world.c --log 2, :load drop_world.c --log 2", "atach drop_world xdp lab0,"
            + " :attach drop_world xdp lab0", "dmup xlated drop_world, :dump xlated drop_world", "lessns, :lessons",
        "labb up, :lab up", "hello world, ''", "lod the file please, ''", "good morning everybody, ''"
    })
    void a_command_with_a_typo_and_without_its_colon_is_offered_whole(String line, String offer) {
        assertThat(classifier.of(line)).isEqualTo(new Typed(Kind.SENTENCE, offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#!/usr/bin/env python3",
        "from bcc import BPF",
        "from time import sleep, strftime",
        "b = BPF(src_file=\"count.c\")",
        "b = BPF(text=\"int kprobe__sys_clone(void *ctx) { return 0; }\")",
        "def print_event(cpu, data, size):",
        "while True:",
        "for k, v in b[\"counts\"].items():",
        "except KeyboardInterrupt:"
    })
    void a_script_of_bccs_is_python_and_the_text_of_a_file(String line) {
        assertThat(classifier.of(line)).isEqualTo(new Typed(Kind.PYTHON, ""));
        assertThat(classifier.of(line).isFile()).isTrue();
    }

    @Test
    void words_are_no_program_where_there_is_none_of_that_name() {
        assertThat(of(Set.of(), Set.of()).of("clang x.o").kind()).isEqualTo(Kind.SENTENCE);
        assertThat(of(Set.of(), Set.of()).of("sudo bpftool prog").offer()).isEqualTo("!bpftool prog");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "grep -n \"return XDP_DROP;\" drop_world.c",
        "ls 'struct foo { int a; };'",
        "ip -d link show 'if (ctx->data)'",
        "clang -DNAME=\"SEC(\" x.c",
        "bpftrace -e 'kprobe:do_nanosleep { printf(\"PID %d\\n\", pid); }'"
    })
    void what_a_program_is_given_in_quotes_may_be_any_language(String line) {
        assertThat(classifier.of(line)).isEqualTo(new Typed(Kind.SYSTEM, "!" + line));
    }

    @Test
    void a_line_for_bpftrace_is_bpftrace_also_where_there_is_none() {
        String line = "sudo bpftrace -e 'kprobe:do_nanosleep { printf(\"PID %d\\n\", pid); }'";
        assertThat(of(Set.of(), Set.of()).of(line)).isEqualTo(new Typed(Kind.BPFTRACE, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ./bpflab                             | :lessons
            sudo ./bpflab                        | :lessons
            ./bpflab run drop-world              | :lesson drop-world
            bpflab run first.bpflab              | :source first.bpflab
            ./bpflab --json -c ":load x.c"       | :load x.c
            bpflab check drop-world              | :check drop-world
            bpflab doctor                        | :doctor
            bpflab explain refused.log           | :verifier refused.log
            ./bpflab vm --kernel 6.1             | :quit   # it is for a shell
            """)
    void what_bpflab_is_given_by_a_shell_is_a_command_here(String line, String offer) {
        assertThat(classifier.of(line)).isEqualTo(new Typed(Kind.OURSELVES, offer));
    }

    @Test
    void what_stands_in_backticks_is_what_is_meant() {
        assertThat(classifier.of("`:lab ping`")).isEqualTo(new Typed(Kind.COMMAND, ":lab ping"));
        assertThat(classifier.of("`ip link`")).isEqualTo(new Typed(Kind.SYSTEM, "!ip link"));
        assertThat(classifier.of("`XDP_DROP`")).isEqualTo(classifier.of("XDP_DROP"));
    }

    @Test
    void a_name_of_the_kernels_alone_is_explained() {
        assertThat(classifier.of("TC_ACT_OK")).isEqualTo(new Typed(Kind.SENTENCE, ":explain TC_ACT_OK"));
        assertThat(classifier.of("XDP_DROP;").kind()).isEqualTo(Kind.C);
    }

    private static Stream<String> typed() throws Exception {
        try (var in = ClassifierTest.class.getResourceAsStream("typed.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }
}
