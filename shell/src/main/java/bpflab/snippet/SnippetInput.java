package bpflab.snippet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * What snippets read from at a terminal. Where one is stopped while it waits, its read ends with it: else it would take
 * the next line that is typed, which is meant for the prompt.
 */
final class SnippetInput extends InputStream {
    private final Path source;
    private volatile FileChannel waiting;

    /** @param source what is opened anew for each read, so that a read that is ended closes nobody else's */
    SnippetInput(Path source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** Ends a read that waits. */
    void stop() {
        FileChannel open = waiting;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException closed) {
            // Nothing was written to it, so nothing is lost.
        }
    }

    /** @throws java.nio.channels.AsynchronousCloseException {@link #stop} */
    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            waiting = channel;
            return channel.read(ByteBuffer.wrap(bytes, from, length));
        } finally {
            waiting = null;
        }
    }
}
