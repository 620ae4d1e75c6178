package bpflab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** bpflab as a process of its own: what it reads, what it writes where, how it ends. */
@Timeout(120)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MainTest {
    @TempDir
    Path home;

    private record Ended(int status, String out, String err) {}

    @Test
    void says_its_version_which_is_the_poms() throws Exception {
        assertThat(bpflab("", "version")).isEqualTo(new Ended(0, "bpflab 0.1\n", ""));
        assertThat(Files.readString(Path.of("../pom.xml")))
                .contains("<artifactId>bpflab</artifactId>\n  <version>0.1</version>");
    }

    @Test
    void help_lists_what_can_be_asked_for() throws Exception {
        Ended ended = bpflab("", "help");
        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .contains("bpflab run FILE", "-c LINE", "check", "doctor", "lessons", "verify", "benchmark", "vm",
                        "--json", "--keep-going");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void wrong_usage_has_status_2_and_says_what_was_meant() throws Exception {
        Ended ended = bpflab("", "chekc");
        assertThat(ended)
                .isEqualTo(new Ended(
                        2, "", "bpflab was not understood\n  why   there is no command chekc\n  try   did you mean "
                                + "bpflab check?\n"));
    }

    @Test
    void what_is_no_script_is_answered_with_the_line_that_does_what_was_meant() throws Exception {
        Files.writeString(home.resolve("x.c"), "int x;\n");
        Files.writeString(home.resolve("x.py"), "from bcc import BPF\n");
        Files.writeString(home.resolve("demo.bpflab"), "1\n");

        assertThat(bpflab("", "run", home + "/x.c")).isEqualTo(new Ended(2, "", "cannot run " + home + "/x.c\n"
                + "  why   scripts hold lines as typed at the prompt, and a program is none\n"
                + "  try   bpflab -c ':load " + home + "/x.c'\n"));
        assertThat(bpflab("", "run", home + "/x.py").err()).endsWith("  try   bpflab -c ':translate " + home
                + "/x.py'\n");
        assertThat(bpflab("", "run", home + "/dmo.bpflab").err())
                .endsWith("  try   bpflab -c ':source " + home + "/demo.bpflab'   # did you mean demo.bpflab?\n");
        assertThat(bpflab("", "run", home + "/").err()).contains("it is a folder").endsWith("  try   ls " + home
                + "/\n");
        assertThat(bpflab("", "run", "https://example.org/x.bpflab").err())
                .endsWith("  try   curl -fLO 'https://example.org/x.bpflab'\n");
        assertThat(bpflab("", "run", "drop-wrld").err())
                .endsWith("  try   bpflab run drop-world   # did you mean drop-world?\n");
    }

    @Test
    void a_line_for_the_prompt_is_offered_as_one() throws Exception {
        assertThat(bpflab("", ":map", "get", "it's").err()).contains("try   bpflab -c ':map get it'\\''s'");
        assertThat(bpflab("", "load", "drop_world.c").err()).contains("try   bpflab -c ':load drop_world.c'");
        assertThat(bpflab("", "map(\"x\")").err()).contains("try   bpflab -c 'map(\"x\")'");
    }

    @Test
    void help_is_there_behind_every_word() throws Exception {
        assertThat(bpflab("", "run", "--help")).isEqualTo(bpflab("", "help"));
        assertThat(bpflab("", "explain", "-h").status()).isZero();
    }

    @Test
    void reads_a_script_from_standard_input() throws Exception {
        assertThat(bpflab("!echo one\n# two\n6 * 7\n")).isEqualTo(new Ended(0, "one\nint $1 ==> 42\n", ""));
    }

    /** JNA's loggers are not set up, a student's are. */
    @Test
    void java_at_the_prompt_can_log() throws Exception {
        Ended ended = bpflab("", "-c", "java.util.logging.Logger.getLogger(\"mine\").warning(\"seen \" + 6 * 7)");
        assertThat(ended.status()).isZero();
        assertThat(ended.out() + ended.err()).contains("WARNING: seen 42");
    }

    @Test
    void output_and_trouble_go_different_ways_without_escapes() throws Exception {
        Ended ended = bpflab("", "-c", "!echo one", "-c", ":hepl", "-c", "!echo two");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEqualTo("one\n");
        assertThat(ended.err()).startsWith("there is no command :hepl\n").doesNotContain("\u001b");
    }

    @Test
    void a_missing_file_is_a_failed_command() throws Exception {
        Ended ended = bpflab("", "-c", ":load none.c");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("none.c", "no such file");
    }

    @Test
    void a_tilde_is_the_home_of_who_sits_here() throws Exception {
        assertThat(bpflab("", "-c", ":load ~/none.c").err().replaceAll("\\s+", "")).contains(home + "/none.c");
    }

    @Test
    void each_line_given_by_c_stands_alone() throws Exception {
        Ended ended = bpflab("", "--keep-going", "-c", "int x = ", "-c", "!echo two");

        assertThat(ended.out()).isEqualTo("two\n");
        assertThat(ended.err()).startsWith("Java says");
    }

    @Test
    void a_missing_script_is_wrong_usage() throws Exception {
        Ended ended = bpflab("", "run", home + "/none.bpflab");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no such file");
    }

    @Test
    void runs_scripts_in_order_and_names_the_line_that_failed() throws Exception {
        Path first = Files.writeString(home.resolve("first.bpflab"), "!echo first\n");
        Path second = Files.writeString(home.resolve("second.bpflab"), "\n!false\n");
        Ended ended = bpflab("", "run", first.toString(), second.toString());
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.out()).isEqualTo("first\n");
        assertThat(ended.err()).startsWith(second + ":2   !false\n");
    }

    @Test
    void answers_in_json_on_standard_output() throws Exception {
        Ended ended = bpflab("", "--json", "--keep-going", "-c", ":hepl", "-c", "!true");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"line\":\""));
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void wrong_usage_is_told_in_json_too() throws Exception {
        assertThat(bpflab("", "--json", "run").out())
                .startsWith("{\"line\":\"--json run\",\"ok\":false,\"error\":{\"what\":\"bpflab was not understood\"");
    }

    @Test
    void ends_quietly_when_its_reader_is_gone() throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" | head -n 1", "sh"));
        command.addAll(java("-c", "!echo one", "-c", "!seq 100000", "-c", "!echo two"));
        Ended ended = run("", command);
        assertThat(ended).isEqualTo(new Ended(0, "one\n", ""));
    }

    private Ended bpflab(String input, String... arguments) throws IOException, InterruptedException {
        return run(input, java(arguments));
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                "-Dbpflab.home=..", "-cp", System.getProperty("java.class.path"), "bpflab.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Ended run(String input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.writeString(home.resolve("in"), input);
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("SUDO_UID");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        int status = builder.start().waitFor();
        return new Ended(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
