package bpflab.command;

import bpflab.trouble.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a stream. Nothing is read ahead, so a line is there as soon as its end was sent. */
final class IncomingLines implements Iterator<String> {
    /** Longer than anybody's line of Java, and a bound for a stream that has no lines. */
    private static final int LONGEST_BYTES = 1 << 20;

    private final String name;
    private final InputStream in;
    private int number;
    private String next;
    private boolean ended;

    IncomingLines(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Waits for the next line.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read, or is no text
     */
    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            number++;
            next = read();
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = next;
        next = null;
        return line;
    }

    private String read() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int read = in.read();
            for (; read > 0 && read != '\n' && line.size() < LONGEST_BYTES; read = in.read()) {
                line.write(read);
            }
            ended = read < 0;
            if (read == 0) {
                throw broken("is no text in UTF-8");
            }
            if (read > 0 && read != '\n') {
                throw broken("is longer than a line can be, " + LONGEST_BYTES + " bytes");
            }
            if (ended && line.size() == 0) {
                return null;
            }
            String text = text(line.toByteArray());
            return number == 1 ? Script.unmarked(text) : text;
        } catch (CharacterCodingException noText) {
            throw broken("is no text in UTF-8");
        } catch (IOException cause) {
            throw Trouble.usage(
                    "cannot run " + name, unread(cause), "bpflab -c LINE\nbpflab run FILE")
                    .toException(cause);
        }
    }

    private static String unread(IOException cause) {
        return "Bad file descriptor".equals(cause.getMessage())
                ? "it is closed, so no lines can come from there"
                : "it cannot be read: " + cause.getMessage();
    }

    /** Lines may end as Windows ends them. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private RuntimeException broken(String what) {
        return Script.broken(name, "line " + number + " " + what);
    }
}
