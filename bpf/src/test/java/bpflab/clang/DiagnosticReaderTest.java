package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bpflab.clang.Diagnostic.Severity;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiagnosticReaderTest {

    @Test
    void reads_place_words_and_drawing() {
        assertThat(read("""
                x.c:5:65: error: expected ';' after return statement
                  return g(3)
                             ^
                             ;
                1 error generated.
                """)).containsExactly(new Diagnostic(
                Severity.ERROR, "x.c", 5, 65, "expected ';' after return statement",
                        List.of("  return g(3)", "             ^", "             ;"), List.of()));
    }

    @Test
    void hangs_notes_on_their_error() {
        List<Diagnostic> read = read("""
                x.c:4:40: error: variable has incomplete type 'struct foo'
                  struct foo x;
                             ^
                x.c:4:36: note: forward declaration of 'struct foo'
                  struct foo x;
                         ^
                x.c:9:1: warning: unused
                1 warning and 1 error generated.
                """);

        assertThat(read).extracting(Diagnostic::severity).containsExactly(Severity.ERROR, Severity.WARNING);
        assertThat(read.get(0).notes()).singleElement().satisfies(note -> {
            assertThat(note.message()).isEqualTo("forward declaration of 'struct foo'");
            assertThat(note.source()).hasSize(2);
        });
    }

    @Test
    void leaves_out_how_a_macro_of_the_systems_headers_is_made_of_others() {
        assertThat(read("""
                x.c:27:28: error: no member named 'cpu' in 'struct task_struct'
                        cpu = BPF_CORE_READ(prev, cpu);
                              ~~~~~~~~~~~~~~~~~~~~^~~~
                own.h:3:20: note: expanded from macro 'CPU_OF'
                #define CPU_OF(p) BPF_CORE_READ(p, cpu)
                                   ^
                /usr/include/bpf/bpf_core_read.h:443:17: note: expanded from macro 'BPF_CORE_READ'
                        ___type((src), a, ##__VA_ARGS__) __r;
                        ~~~~~~~~~~~~~~~^~~~~~~~~~~~~~~~
                1 error generated.
                """)).singleElement().satisfies(error -> {
                    assertThat(error.source()).hasSize(2);
                    assertThat(error.notes()).singleElement().satisfies(note -> {
                        assertThat(note.file()).isEqualTo("own.h");
                        assertThat(note.source()).hasSize(2);
                    });
                });
    }

    @Test
    void keeps_the_way_by_which_a_header_came_in() {
        assertThat(read("""
                In file included from asm.c:1:
                In file included from /usr/include/linux/bpf.h:11:
                /usr/include/linux/types.h:5:10: fatal error: 'asm/types.h' file not found
                #include <asm/types.h>
                         ^~~~~~~~~~~~~
                1 error generated.
                """)).singleElement().satisfies(d -> {
                    assertThat(d.includedFrom()).containsExactly("asm.c:1", "/usr/include/linux/bpf.h:11");
                    assertThat(d.isError()).isTrue();
                });
    }

    @Test
    void reads_messages_without_a_place() {
        assertThat(read(
                "error: unknown target CPU 'v9'\nclang: error: no such file or directory: 'x.c'\n<unknown>:0:0: "
                        + "error: too many args\n"))
                .extracting(Diagnostic::place, Diagnostic::message)
                .containsExactly(
                        Tuple.tuple("", "unknown target CPU 'v9'"),
                        Tuple.tuple("", "no such file or directory: 'x.c'"),
                        Tuple.tuple("", "too many args"));
    }

    @Test
    void says_once_what_the_back_end_repeats() {
        String once = "stack.c:7:2: error: Looks like the BPF stack limit of 512 bytes is exceeded.\n";

        assertThat(read(once + "  memset(buf);\n  ^\n" + once + once))
                .singleElement()
                .satisfies(d -> assertThat(d.source()).hasSize(2));
    }

    @Test
    void stops_where_clang_begins_to_speak_of_itself() {
        assertThat(read("""
                Error at line 4: Unsupport signed division for DAG: 0x1: i64 = sdiv 0x2, 0x3, x.c:4:118Please convert to unsigned div/mod.
                fatal error: error in backend: Cannot select: 0x1: i64 = sdiv 0x2, 0x3, x.c:4:118
                  0x2: i64 = sra 0x4
                In function: f
                PLEASE submit a bug report to somewhere and include the crash backtrace.
                Stack dump:
                0.	Program arguments: clang
                error: not ours
                """)).extracting(Diagnostic::place).containsExactly("x.c:4", "");
    }

    @Test
    void clangs_own_end_is_an_error_and_not_its_stack() {
        assertThat(read("""
                PLEASE submit a bug report to somewhere and include the crash backtrace.
                Stack dump:
                0.	Program arguments: /usr/bin/clang -O2 -g -target bpf -c x.c -o -
                1.	<eof> parser at end of file
                4.	Running pass 'BPF DAG->DAG Pattern Instruction Selection' on function '@count'
                 #0 0x00007f01b38a5291 llvm::sys::PrintStackTrace(llvm::raw_ostream&, int)
                clang: error: clang frontend command failed with exit code 139 (use -v to see invocation)
                """)).extracting(Diagnostic::message, Diagnostic::isError)
                .containsExactly(tuple("clang itself broke down in the function count", true));
    }

    @Test
    void that_there_were_too_many_is_no_error_of_the_file() {
        assertThat(read("""
                stack.c:7:2: error: Looks like the BPF stack limit of 512 bytes is exceeded.
                fatal error: too many errors emitted, stopping now [-ferror-limit=]
                """)).extracting(Diagnostic::place).containsExactly("stack.c:7:2");
    }

    @Test
    void takes_off_the_margin_of_newer_clangs() {
        assertThat(read("""
                x.c:5:10: error: use of undeclared identifier 'foo'
                    5 |   return foo;
                      |          ^~~
                """)).singleElement().satisfies(d -> assertThat(d.source())
                .containsExactly("  return foo;", "         ^~~"));
    }

    @Test
    void reads_nothing_from_nothing() {
        assertThat(read("")).isEmpty();
    }

    private static List<Diagnostic> read(String stderr) {
        return DiagnosticReader.read(stderr, "x.c");
    }
}
