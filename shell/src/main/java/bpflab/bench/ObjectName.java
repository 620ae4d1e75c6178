package bpflab.bench;

import bpflab.clang.Compilation;
import bpflab.elf.ObjectFile;
import bpflab.kernel.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The object file of a program or C file, as tools are told it: from the folder where the bench is. */
public final class ObjectName {
    private ObjectName() {}

    /** The object that a program of this bench came from; what makes it goes before, if it is not there. */
    public static Optional<String> of(Bench bench, Program program) {
        return bench.fileOf(program).map(name -> of(bench, Path.of(name)));
    }

    /** The object of a file: itself, or what the bench's line for clang makes of a C file. */
    public static String of(Bench bench, Path file) {
        if (ObjectFile.isOne(file)) {
            return Compilation.quoted(bench.folder().named(file));
        }
        String object = file.getFileName().toString().replaceFirst("\\.c$", ".o");
        Path made = bench.folder().here().resolve(object);
        if (!Files.exists(made)) {
            bench.how().needs(made);
        }
        return Compilation.quoted(object);
    }

    /** A name for a pin: bpffs takes no dots. */
    public static String pin(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[co]$", "").replace('.', '_');
    }
}
