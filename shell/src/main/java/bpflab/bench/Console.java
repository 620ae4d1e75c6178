package bpflab.bench;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * A terminal for one command. What the command writes comes out here until it asks for single keys, as {@code vim} and
 * {@code top} do, hides what is typed, or is given all: from then on it has the person's whole terminal, and what it
 * writes goes there.
 */
public interface Console extends AutoCloseable {
    /** The device that the command is to read and write. */
    Path device();

    /** What the command writes, in whole lines, and the mark. Reading is what makes it work. */
    InputStream output();

    /** Gives the command all of the person's terminal: it waits for what is typed. */
    void giveWhole();

    /** Takes the person's terminal back and hangs up. */
    @Override
    void close();
}
