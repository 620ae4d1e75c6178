package bpflab.elf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The objects beside the tests. */
final class Samples {
    private Samples() {}

    /** mixed.o: one of everything. */
    static byte[] mixed() {
        return bytes("mixed.o");
    }

    static byte[] bytes(String resource) {
        try (InputStream in = Samples.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
