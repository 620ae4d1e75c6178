package bpflab.linux;

import bpflab.clang.KeptObject;
import bpflab.elf.ObjectFile;
import java.nio.file.Path;

/** The C files beside these tests, and C texts, as objects of this machine's clang. */
public final class Sources {
    private Sources() {}

    /** The object of {@code name}.c. */
    public static ObjectFile object(String name) {
        Path source = Path.of("src/test/resources/bpflab/linux", name + ".c");
        return ObjectFile.parse(name + ".o", KeptObject.of(source).image());
    }

    /** The object of a C text. */
    public static ObjectFile text(String name, String c) {
        return ObjectFile.parse(name + ".o", image(name, c));
    }

    /** The bytes of the object of a C text. */
    public static byte[] image(String name, String c) {
        return KeptObject.of(name, c).image();
    }
}
