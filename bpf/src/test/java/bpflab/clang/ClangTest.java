package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import bpflab.machine.Machine;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClangTest {
    private static final String DROP = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            SEC("xdp")
            int drop_world(struct xdp_md *ctx)
            {
            	return XDP_DROP;
            }
            """;

    /** Nobody else sleeps that long. */
    private static final String SECONDS = ProcessHandle.current().pid() + "03";

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new FakeHeader(), folder.resolve("cache"));
    }

    @Test
    void compiles_a_file_to_an_object_in_memory() throws Exception {
        Compilation answer = clang.compile(write("drop_world.c", DROP), List.of());

        assertThat(answer).isInstanceOf(Compiled.class);
        assertThat(((Compiled) answer).object()).startsWith(0x7f, 'E', 'L', 'F');
        assertThat(answer.diagnostics()).isEmpty();
        assertThat(answer.took()).isPositive();
    }

    @Test
    void leaves_nothing_beside_the_source() throws Exception {
        clang.compile(write("drop_world.c", DROP), List.of());

        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("drop_world.c");
        }
    }

    @Test
    void shows_a_command_line_that_makes_the_same_object_in_a_shell() throws Exception {
        Path source = write("drop_world.c", DROP);
        Compiled answer = (Compiled) clang.compile(source, List.of("-DUNUSED=a b"));

        assertThat(answer.command())
                .contains("-O2", "-g", "-target", "bpf", "-c", source.toString(), "-o", "drop_world.o");
        Path typed = folder.resolve("drop_world.o");
        String line = answer.commandLine(Path.of("/elsewhere")).replace("-o drop_world.o", "-o " + typed);
        assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor()).isZero();
        assertThat(Files.readAllBytes(typed)).isEqualTo(answer.object());
    }

    @Test
    void says_in_brief_what_a_person_means_by_it() throws Exception {
        Path source = write("drop_world.c", DROP);

        assertThat(clang.compile(source, List.of()).brief())
                .endsWith(" -O2 -g -target bpf -c " + source + " -o drop_world.o");
    }

    @Test
    void passes_further_flags_on() throws Exception {
        Path source = write("flag.c", "int port = PORT;\n");

        assertThat(clang.compile(source, List.of())).isInstanceOf(CompileErrors.class);
        assertThat(clang.compile(source, List.of("-DPORT=80"))).isInstanceOf(Compiled.class);
    }

    @Test
    void takes_a_name_that_begins_with_a_dash_or_has_blanks_for_a_name() throws Exception {
        assertThat(clang.compile(write("my program.c", DROP), List.of())).isInstanceOf(Compiled.class);
        assertThat(Flags.input(Path.of("-o.c"))).containsExactly("-c", "./-o.c");
        assertThat(clang.compile(write("program.txt", DROP), List.of())).isInstanceOf(Compiled.class);
    }

    @Test
    void answers_errors_with_place_source_line_and_caret() throws Exception {
        Path source = write("typo.c", DROP.replace("XDP_DROP", "XDP_DORP"));

        Compilation answer = clang.compile(source, List.of());

        assertThat(answer).isInstanceOf(CompileErrors.class);
        Diagnostic error = answer.diagnostics().get(0);
        assertThat(error.place()).isEqualTo(source + ":7:9");
        assertThat(error.message()).startsWith("use of undeclared identifier 'XDP_DORP'");
        assertThat(error.source()).startsWith("        return XDP_DORP;", "               ^~~~~~~~");
    }

    @Test
    void keeps_warnings_of_what_compiles() throws Exception {
        Compilation answer =
                clang.compile(write("warned.c", DROP.replace("\treturn", "\tint unused;\n\treturn")), List.of());

        assertThat(answer).isInstanceOf(Compiled.class);
        assertThat(answer.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.severity()).isEqualTo(Diagnostic.Severity.WARNING);
            assertThat(d.message()).contains("unused variable 'unused'");
        });
    }

    @Test
    void a_file_that_is_not_there_is_looked_for_under_a_name_that_is_near() throws Exception {
        write("drop_world.c", "int x;");
        Files.createDirectories(folder.resolve("dropwrld-old.c"));

        assertThat(troubleOf(folder.resolve("dropwrld.c")).hint())
                .isEqualTo("did you mean " + folder.resolve("drop_world.c") + "?");
        assertThat(troubleOf(folder.resolve("dropworld")).hint()).contains("drop_world.c?");
        assertThat(troubleOf(folder.resolve("other.c")).hint()).isEqualTo("!ls " + folder);
        assertThat(troubleOf(folder.resolve("no/drop_world.c")).hint()).startsWith("!ls ");
    }

    @Test
    void refuses_what_is_no_readable_C_text() throws Exception {
        Path binary = Files.write(folder.resolve("binary.c"), new byte[] {'i', 'n', 't', (byte) 0xff, 1});

        assertThat(troubleOf(folder.resolve("nothere.c")).why()).isEqualTo("there is no such file");
        assertThat(troubleOf(folder).why()).isEqualTo("it is a folder, not a C file");
        Path script = Files.writeString(folder.resolve("hello.py"), "from bcc import BPF\n");
        assertThat(troubleOf(script).why()).isEqualTo("its name says that it is Python, not C");
        assertThat(troubleOf(script).hint()).isEqualTo(":translate " + script);
        assertThat(troubleOf(Files.writeString(folder.resolve("README.md"), "# Hello\n")).why())
                .isEqualTo("its name says that it is Markdown, not C");
        assertThat(troubleOf(write("empty.c", "")).why()).isEqualTo("the file is empty");
        assertThat(troubleOf(binary).why()).contains("bytes that no text has");
        assertThat(troubleOf(binary).kind()).isEqualTo(Trouble.Kind.FAILED);
    }

    @Test
    void says_what_to_install_when_there_is_no_clang() {
        assertThatThrownBy(() -> Clang.find(machine("PATH", folder.toString()), new FakeHeader(), folder))
                .isInstanceOfSatisfying(TroubleException.class, e -> {
                    assertThat(e.trouble().kind()).isEqualTo(Trouble.Kind.MACHINE);
                    assertThat(e.trouble().hint()).isEqualTo("!apt-get install clang");
                });
        assertThatThrownBy(
                () -> Clang.find(machine("CLANG", "/no/such/clang", "PATH", "/usr/bin"), new FakeHeader(), folder))
                .isInstanceOfSatisfying(
                        TroubleException.class, e -> assertThat(e.trouble().why()).contains("/no/such/clang"));
    }

    @Test
    void finds_versioned_names_newest_first_and_the_plain_name_before_them() throws Exception {
        program("clang-14", "exit 0");
        program("clang-19", "exit 0");
        assertThat(Clang.find(machine("PATH", "/no/such:" + folder), new FakeHeader(), folder).path())
                .isEqualTo(folder.resolve("clang-19"));
        program("clang", "exit 0");
        assertThat(Clang.find(machine("PATH", folder.toString()), new FakeHeader(), folder).path())
                .isEqualTo(folder.resolve("clang"));
        assertThat(Clang.find(machine("PATH", folder.toString(), "CLANG", "clang-14"), new FakeHeader(), folder).path())
                .isEqualTo(folder.resolve("clang-14"));
    }

    @Test
    void asks_for_the_version_once_and_again_when_clang_changed() throws Exception {
        Path counted = program("clang", "echo x >> " + folder + "/asked; echo 'Debian clang version 14.0.6'");

        assertThat(found(counted).version()).isEqualTo("14.0.6");
        assertThat(found(counted).version()).isEqualTo("14.0.6");
        assertThat(Files.readAllLines(folder.resolve("asked"))).hasSize(1);

        program("clang", "echo 'Ubuntu clang version 18.1.3 (1ubuntu1)'");
        assertThat(found(counted).version()).isEqualTo("18.1.3");
    }

    @Test
    void says_so_when_what_it_found_is_not_clang() throws Exception {
        Clang gcc = found(program("clang", "echo gcc 12"));

        assertThatThrownBy(gcc::version).isInstanceOfSatisfying(TroubleException.class,
                e -> assertThat(e.trouble().why()).contains("does not answer --version as clang does"));
    }

    @Test
    void reports_a_clang_that_is_killed() throws Exception {
        Clang killed = found(program("clang", "kill -9 $$"));

        assertThatThrownBy(() -> killed.compile(write("drop_world.c", DROP), List.of()))
                .isInstanceOfSatisfying(
                        TroubleException.class, e -> assertThat(e.trouble().why()).contains("signal 9"));
    }

    @Test
    void keeps_words_of_a_form_that_it_does_not_know() throws Exception {
        Clang strange = found(program("clang", "echo something odd >&2; exit 3"));

        Compilation answer = strange.compile(write("drop_world.c", DROP), List.of());

        assertThat(answer.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.isError()).isTrue();
            assertThat(d.message()).isEqualTo("something odd");
        });
    }

    @Test
    void ends_clang_and_its_children_when_interrupted() throws Exception {
        Clang slow =
                found(program(
                        "clang", "echo $$ > " + folder + "/pid.new; mv " + folder + "/pid.new " + folder
                                + "/pid; for i in $(seq 500); do sleep " + SECONDS + " & done; wait"));
        Path source = write("drop_world.c", DROP);
        AtomicReference<Exception> met = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Thread compiling = new Thread(() -> {
            try {
                slow.compile(source, List.of());
            } catch (InterruptedException | RuntimeException e) {
                met.set(e);
            }
            done.countDown();
        });
        compiling.start();
        while (!Files.exists(folder.resolve("pid"))) {
            Thread.onSpinWait();
        }
        ProcessHandle script = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();

        compiling.interrupt();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(met.get()).isInstanceOf(InterruptedException.class);
        assertThat(script.isAlive()).isFalse();
        assertThat(ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.endsWith("sleep " + SECONDS))).isEmpty();
    }

    @Test
    void ends_a_clang_that_does_not_end_by_itself() {
        assertThatThrownBy(() -> ClangRun.of(List.of("sleep", SECONDS), Duration.ofMillis(50)))
                .isInstanceOfSatisfying(TroubleException.class,
                        e -> assertThat(e.trouble().what()).isEqualTo("clang did not finish"));
        assertThat(ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.endsWith("sleep " + SECONDS))).isEmpty();
    }

    private Trouble troubleOf(Path source) {
        TroubleException[] met = new TroubleException[1];
        assertThatThrownBy(() -> clang.compile(source, List.of()))
                .isInstanceOfSatisfying(TroubleException.class, e -> met[0] = e);
        return met[0].trouble();
    }

    private Clang found(Path program) {
        return Clang.find(machine("CLANG", program.toString()), new FakeHeader(), folder.resolve("cache"));
    }

    private Path program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Machine machine(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return new Machine(Path.of("/"), environment);
    }
}
