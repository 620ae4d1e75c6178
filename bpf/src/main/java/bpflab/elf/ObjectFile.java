package bpflab.elf;

import bpflab.btf.Btf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an object file describes. STUB of signatures: the elf helper replaces this file (more components are welcome). */
public record ObjectFile(String name, byte[] image, String license, List<ProgramSpec> programs, List<MapSpec> maps, Optional<Btf> btf) {

    /** Reads a file. @throws bpflab.trouble.TroubleException not there, a directory, empty, not ELF, for another machine, truncated */
    public static ObjectFile read(Path file) {
        throw new UnsupportedOperationException();
    }

    /** Reads an image in memory, as {@link #read}; {@code name} is what errors call it. */
    public static ObjectFile parse(String name, byte[] image) {
        throw new UnsupportedOperationException();
    }

    /** The program of that name. */
    public Optional<ProgramSpec> program(String programName) {
        return programs.stream().filter(p -> p.name().equals(programName)).findFirst();
    }
}
