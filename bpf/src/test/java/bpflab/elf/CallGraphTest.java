package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.listing.Listing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled here, since what matters is what compilers make of calls. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CallGraphTest {
    private static final String CALLS = """
            #define SEC(name) __attribute__((section(name), used))
            static __attribute__((noinline)) int inner(int x) { volatile int y = x; return y + 1; }
            __attribute__((noinline)) int outer(int x) { return inner(x) + inner(x + 1); }
            SEC("xdp") int first(void *ctx) { return outer(1) > 2; }
            SEC("xdp") int second(void *ctx) { return inner(2); }
            """;

    @TempDir
    Path folder;

    @Test
    void functions_that_call_others_are_read() throws Exception {
        ObjectFile file = ObjectFile.parse("calls.o", compile(CALLS));

        assertThat(file.programs()).extracting(ProgramSpec::name).containsExactly("first", "second");
        assertThat(file.subprograms()).extracting(ProgramSpec::name).containsExactlyInAnyOrder("inner", "outer");
    }

    /** The compiler completes such a call, so no relocation tells whom it calls. */
    @Test
    void a_call_within_a_section_says_whom_it_calls() throws Exception {
        ObjectFile file = ObjectFile.parse("calls.o", compile(CALLS));
        ProgramSpec outer = file.subprograms().stream().filter(each -> each.name().equals("outer")).findFirst()
                .orElseThrow();

        assertThat(outer.relocations()).extracting(Relocation::symbol).containsExactly("inner", "inner");
        ProgramSpec first = file.program("first").orElseThrow();
        assertThat(Listing.called(first, file.subprograms())).extracting(ProgramSpec::name)
                .containsExactly("first", "outer", "inner");
    }

    @Test
    void a_program_that_calls_itself_is_refused() throws Exception {
        byte[] object = compile("""
                #define SEC(name) __attribute__((section(name), used))
                int again(void *ctx);
                SEC("xdp") __attribute__((noinline)) int again(void *ctx) { volatile int x = again(ctx + 4); return x; }
                """);

        assertThatThrownBy(() -> ObjectFile.parse("again.o", object))
                .hasMessageContaining("cannot load again of again.o")
                .hasMessageContaining("calls itself");
    }

    @Test
    void a_program_that_is_called_by_what_it_calls_is_refused() throws Exception {
        byte[] object = compile("""
                #define SEC(name) __attribute__((section(name), used))
                int top(void *ctx);
                __attribute__((noinline)) int below(void *ctx) { return top(ctx + 4) + 1; }
                SEC("xdp") __attribute__((noinline)) int top(void *ctx) { return *(int *)ctx ? below(ctx) + 1 : 0; }
                """);

        assertThatThrownBy(() -> ObjectFile.parse("top.o", object)).hasMessageContaining("calls itself");
    }

    /** A call whose relocation was lost has -1: it would lead into the program itself, or to no function. */
    @Test
    void calls_without_their_relocation_are_refused() throws Exception {
        byte[] object = compile(CALLS);
        int damaged = 0;
        for (int at = 0; at + 8 <= object.length; at += 8) {
            if (object[at] == (byte) 0x85 && object[at + 1] == 0x10 && ByteBuffer.wrap(object).getInt(at + 4) == -1) {
                byte[] bad = withoutRelocations(object);
                assertThatThrownBy(() -> ObjectFile.parse("bad.o", bad)).hasMessageContaining("bad.o");
                damaged++;
            }
        }
        assertThat(damaged).as("calls that are relocated").isPositive();
    }

    /** Sections of relocations become NOBITS, which have nothing in the file. */
    private static byte[] withoutRelocations(byte[] object) {
        byte[] bad = object.clone();
        ByteBuffer elf = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        int sections = (int) elf.getLong(40);
        for (int i = 0; i < elf.getShort(60); i++) {
            if (elf.getInt(sections + i * 64 + 4) == Section.REL) {
                elf.putInt(sections + i * 64 + 4, Section.NOBITS);
            }
        }
        return bad;
    }

    private byte[] compile(String source) throws IOException, InterruptedException {
        Path c = Files.writeString(folder.resolve("calls.c"), source);
        Path object = folder.resolve("calls.o");
        Process clang = new ProcessBuilder(
                "clang", "-O2", "-g", "-target", "bpf", "-Wno-infinite-recursion", "-c", c.toString(),
                "-o", object.toString()).inheritIO().start();
        assertThat(clang.waitFor()).isZero();
        return Files.readAllBytes(object);
    }
}
