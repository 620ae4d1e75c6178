package bpflab.bench;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A terminal for one command. What the command writes comes out here until it asks for single keys, as {@code vim} and
 * {@code top} do, or hides what is typed: from then on it has the person's whole terminal, and what it writes goes
 * there.
 */
public interface Console extends AutoCloseable {
    /** The device that the command is to read and write. */
    Path device();

    /** What the command writes, in whole lines, and the mark. Reading is what makes it work. */
    InputStream output();

    /** Takes the person's terminal back and hangs up. */
    @Override
    void close();
}
