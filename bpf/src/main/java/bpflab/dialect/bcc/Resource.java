package bpflab.dialect.bcc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that lie beside the classes of this room. */
enum Resource {
    /** What BCC's rewriter knows, as declarations. */
    PRELUDE("prelude.h"),
    /** What BCC's and the kernel's headers define, in pieces that a translation takes what it needs of. */
    SUPPLIED("supplied.h"),
    /** {@code bcc/proto.h}. */
    PACKETS("packets.h"),
    /** The headers whose numbers programs use. */
    HEADERS("headers.txt");

    private final String file;

    Resource(String file) {
        this.file = file;
    }

    /** All of it. */
    String text() {
        try (InputStream in = Resource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("bpflab was built without " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
