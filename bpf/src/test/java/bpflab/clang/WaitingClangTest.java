package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class WaitingClangTest {
    @TempDir
    Path folder;
    private Path clang;

    /** Says its words a line each, and how many it was started with. */
    @BeforeEach
    void make() throws Exception {
        clang = script("echo $# \"$@\"; cat");
    }

    @Test
    void takes_its_words_when_they_are_known() throws Exception {
        try (WaitingClang waiting = new WaitingClang(clang)) {
            waiting.start();

            assertThat(said(waiting.run(List.of("clang", "-c", "a b.c", "-DX=\"q\\\"", ""))))
                    .isEqualTo("1 @/dev/stdin\n\"-c\" \"a b.c\" \"-DX=\\\"q\\\\\\\"\" \"\" \n");
        }
    }

    @Test
    void serves_one_command_and_the_next_starts_its_own() throws Exception {
        try (WaitingClang waiting = new WaitingClang(clang)) {
            waiting.start();
            waiting.run(List.of(clang.toString(), "first"));

            assertThat(said(waiting.run(List.of(clang.toString(), "second")))).isEqualTo("1 second\n");
        }
    }

    @Test
    void a_word_of_two_lines_is_given_to_a_clang_of_its_own() throws Exception {
        try (WaitingClang waiting = new WaitingClang(clang)) {
            waiting.start();

            assertThat(said(waiting.run(List.of(clang.toString(), "a\nb")))).isEqualTo("1 a\nb\n");
        }
    }

    @Test
    void one_that_knows_no_file_of_words_is_started_again_with_them() throws Exception {
        clang = script("case $1 in @*) echo \"no such file: '$1'\" >&2; exit 1;; esac; echo \"$@\"");
        try (WaitingClang waiting = new WaitingClang(clang)) {
            waiting.start();

            assertThat(said(waiting.run(List.of(clang.toString(), "-c", "a.c")))).isEqualTo("-c a.c\n");
        }
    }

    @Test
    void one_that_is_not_there_is_named_when_it_is_wanted() {
        Path missing = folder.resolve("missing");
        try (WaitingClang waiting = new WaitingClang(missing)) {
            waiting.start();

            assertThatThrownBy(() -> waiting.run(List.of(missing.toString())))
                    .isInstanceOfSatisfying(TroubleException.class,
                            e -> assertThat(e.trouble().what()).isEqualTo("cannot run " + missing));
        }
    }

    @Test
    void what_a_rewriter_looks_at_is_compiled_as_without_it() throws Exception {
        Path odd = Files.createDirectory(folder.resolve("a \"b\" \\c"));
        Path source = Files.writeString(odd.resolve("x.c"), "int seen = NUMBER;\n");
        Clang plain = Clang.find(new FakeHeader(), folder.resolve("cache"));
        Clang looking = plain.rewriting((file, flags, by) -> {
            by.expectSyntax();
            String name = by.syntax(file.path(), file.text(), "#include \"vmlinux.h\"\n", "", flags)
                    .declarations().get(0).name();
            return Optional.of(
                    new Rewritten(file.text() + "int " + name + "_too;\n", "", 1, List.of(), List.of(), false));
        });

        Compilation compiled = looking.compile(source, List.of("-DNUMBER=1 + 1"));

        assertThat(compiled.diagnostics()).isEmpty();
        assertThat(new String(((Compilation.Compiled) compiled).object(), StandardCharsets.ISO_8859_1))
                .contains("seen_too");
    }

    private static String said(ClangRun run) {
        return new String(run.output(), StandardCharsets.UTF_8);
    }

    private Path script(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("clang"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
