package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Header folders that are named or found, what clang says, and how much of it is shown. */
class HeadersTest extends KernelDesk {
    private static final String USER = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            #include "verdict.h"

            SEC("xdp")
            int by_header(struct xdp_md *ctx)
            {
            	return VERDICT;
            }
            """;

    private void header(String folder) throws Exception {
        Path place = Files.createDirectories(desk.bench().folder().newFile(folder));
        Files.writeString(place.resolve("verdict.h"), "#define VERDICT XDP_PASS\n");
    }

    @Test
    void load_takes_header_folders_and_words_for_clang_as_compile_does() throws Exception {
        header("mine/own");
        Files.createDirectories(desk.bench().folder().newFile("empty"));
        desk.file("user.c", USER).file("flag.c", USER.replace("#include \"verdict.h\"", ""));
        for (String command : new String[] {":compile", ":load"}) {
            assertThat(desk.type(command + " user.c -I empty -I mine/own")).contains("by_header");
            assertThat(desk.type(command + " user.c -Imine/own")).contains("by_header").doesNotContain("headers ");
            assertThat(desk.type(command + " user.c -- -Imine/own")).contains("by_header");
            assertThat(desk.type(command + " flag.c -- -DVERDICT=2")).contains("by_header");
        }
        assertThat(desk.type(":load user.c by_header -I")).contains("-I needs a value: DIR");
    }

    @Test
    void a_header_folder_that_was_found_is_told() throws Exception {
        header("include");
        desk.file("user.c", USER);
        assertThat(desk.type(":load user.c")).contains("headers    include, beside the file");
        assertThat(Json.of(desk.last().data())).contains("\"headers\":[\"").contains("/include\"]");
        Files.createDirectories(desk.bench().folder().newFile("src/deep"));
        desk.file("src/deep/user.c", USER);
        assertThat(desk.type(":compile src/deep/user.c")).contains("headers    ../../include, above the file");
    }

    @Test
    void what_how_shows_compiles_when_it_is_pasted() throws Exception {
        header("common");
        Files.createDirectories(desk.bench().folder().newFile("src"));
        desk.file("src/user.c", USER);
        desk.type(":load src/user.c");
        String clang = desk.bench().how().tools().get(0);
        assertThat(clang).contains("-Icommon").endsWith("-c src/user.c -o user.o");
        desk.type("!" + clang);
        assertThat(desk.last().ok()).isTrue();
        assertThat(desk.type(":load user.o")).contains("by_header");
    }

    @Test
    void an_object_takes_no_words_for_clang() throws Exception {
        assertThat(desk.type(":load drop.o -I lib")).contains("drop.o is compiled already").contains("-I lib");
    }

    @Test
    void the_first_errors_are_shown_and_how_to_see_the_rest() throws Exception {
        desk.file("wrong.c", USER.replace("#include \"verdict.h\"", "").replace(
                "return VERDICT;", "int unused; a(1;\n\tb = 1;\n\tc = 1;\n\td = 1;\n\treturn e;"));
        String few = desk.type(":load wrong.c -- -DX=1");
        assertThat(few.lines().filter(line -> line.startsWith("error "))).hasSize(3);
        assertThat(few).containsPattern("… \\d more errors and 1 warning: :compile wrong.c --all -- -DX=1")
                .contains("wrong.c does not compile: ");
        String all = desk.type(":compile wrong.c --all -- -DX=1");
        assertThat(all.lines().filter(line -> line.startsWith("error ")).count()).isGreaterThan(3);
        assertThat(all).doesNotContain("more errors");
    }

    @Test
    void how_to_see_the_rest_works_from_where_one_is() throws Exception {
        Files.createDirectories(desk.bench().folder().newFile("a b/src"));
        String wrong = USER.replace("return VERDICT;", "a = 1;\n\tb = 1;\n\tc = 1;\n\treturn d;");
        desk.file("a b/src/wrong.c", wrong.replace("#include \"verdict.h\"", ""));
        for (String command : new String[] {":compile", ":load", ":dump elf"}) {
            String said = desk.type(command + " 'a b/src/wrong.c'");
            assertThat(said).contains("… 1 more error: :compile 'a b/src/wrong.c' --all");
        }
        assertThat(desk.type(":compile 'a b/src/wrong.c' --all").lines().filter(line -> line.startsWith("error ")))
                .hasSize(4);
    }

    @Test
    void one_error_is_enough_where_a_hint_explains_them_all() throws Exception {
        desk.file("worlds.c", """
                #include "vmlinux.h"
                #include <linux/if_ether.h>
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int f(struct xdp_md *ctx) { return 2; }
                """);
        String said = desk.type(":load worlds.c");
        assertThat(said.lines().filter(line -> line.startsWith("error "))).hasSize(1);
        assertThat(said.indexOf("hint ")).isPositive().isLessThan(said.indexOf("error "));
        assertThat(said).contains(":compile worlds.c --all");
    }

    @Test
    void a_warning_is_told_where_the_load_fails() throws Exception {
        desk.file("compare.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                SEC("xdp") int f(struct xdp_md *ctx) { return strlen((void *)(long)ctx->data); }
                """);
        assertThat(desk.type(":load compare.c")).contains("warning ").contains("strlen");
    }
}
