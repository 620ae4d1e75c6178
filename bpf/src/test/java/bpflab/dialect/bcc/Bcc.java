package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.clang.Diagnostic;
import bpflab.clang.SourceFile;
import bpflab.dialect.DialectOptions;
import bpflab.dialect.Translation;
import bpflab.dialect.all.Dialects;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.Program;
import bpflab.linux.LinuxKernel;
import bpflab.map.BpfMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Texts of BCC's for tests: translated, compiled by this machine's clang, loaded into this kernel. */
final class Bcc implements AutoCloseable {
    /** What is precompiled there serves all tests of the module. */
    private static final Path CACHE = Path.of("target/clang-of-dialects");

    private final Kernel kernel = LinuxKernel.open();
    private final Clang clang = Clang.find(kernel.vmlinuxHeader(), CACHE);
    private final Path folder;

    Bcc(Path folder) {
        this.folder = folder;
    }

    Translation translated(String text) {
        return translated(text, DialectOptions.NONE);
    }

    Translation translated(String text, DialectOptions options) {
        try {
            return new Dialects().translate(SourceFile.read(source(text)), options, clang);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Path source(String text) {
        try {
            return Files.writeString(folder.resolve("program.c"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ObjectFile object(String text, String... flags) {
        try {
            Compilation answer = clang.rewriting(new Dialects()).compile(source(text), List.of(flags));
            assertThat(answer).as(() -> translated(text).text() + answer.diagnostics())
                    .isInstanceOf(Compilation.Compiled.class);
            assertThat(answer.rewritten().orElseThrow().left()).isEmpty();
            return ObjectFile.parse("program.o", ((Compilation.Compiled) answer).object());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What clang has against a text that it refuses. */
    List<Diagnostic> refused(String text) {
        try {
            Compilation answer = clang.rewriting(new Dialects()).compile(source(text), List.of());
            assertThat(answer).isInstanceOf(Compilation.CompileErrors.class);
            return answer.diagnostics();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Loaded, every program of it. */
    LoadedObject loaded(String text) {
        LoadedObject loaded = kernel.load(object(text), LoadOptions.DEFAULT);
        assertThat(loaded.programs()).as(() -> translated(text).text() + loaded.results()).hasSameSizeAs(
                loaded.file().programs());
        return loaded;
    }

    static BpfMap map(LoadedObject loaded, String name) {
        return loaded.maps().stream().filter(map -> map.name().equals(name)).findFirst().orElseThrow();
    }

    static Program program(LoadedObject loaded, String name) {
        return loaded.programs().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    static byte[] u32(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
    }

    static byte[] u64(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array();
    }

    /** The number that a map has for a key; -1 where it has none. */
    static long number(BpfMap map, byte[] key) {
        return map.lookup(key)
                .map(copies -> copies.stream()
                        .mapToLong(copy -> ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder()).getLong()).sum())
                .orElse(-1L);
    }

    @Override
    public void close() {
        kernel.close();
    }
}
