package bpflab.command;

import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.view.Clean;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines to run, as they would be typed.
 *
 * @param name where they come from, for people: a file's name; empty for {@code -c}, whose lines speak for themselves
 * @param lines all of them, comments too, so that a line's place is its number; those of a stream are read when they
 *     are asked for
 */
public record Script(String name, Iterable<String> lines) {
    /** Single lines. */
    public static Script of(List<String> lines) {
        return new Script("", List.copyOf(lines));
    }

    /** Where a line stands, counted from 0: {@code demo.bpflab:3}; empty for single lines. */
    String place(int at) {
        return name.isEmpty() ? "" : Clean.text(name) + ":" + (at + 1);
    }

    /** Whether the lines belong together, so that Java may go on in the next; each {@code -c} stands alone. */
    boolean isText() {
        return !name.isEmpty();
    }

    /** A file. @throws bpflab.trouble.TroubleException it cannot be read, or is no text */
    public static Script read(Path file) {
        return read(file.toString(), file);
    }

    /** A file, by the name that was typed. @throws bpflab.trouble.TroubleException it cannot be read, or is no text */
    public static Script read(String name, Path file) {
        try {
            return text(name, PlainFile.read(file));
        } catch (PlainFile.NotPlain | NoSuchFileException notOne) {
            throw broken(name, FileErrors.reason(notOne));
        } catch (IOException cause) {
            throw Trouble.usage(
                    "cannot run " + name, "it cannot be read: " + FileErrors.reason(cause), "!ls -l " + file)
                    .toException(cause);
        }
    }

    /** What comes by standard input, line by line as it comes. */
    public static Script standardInput() {
        return read("standard input", System.in);
    }

    /**
     * A stream, of which a line is read when the one before it is done: so a program can talk with bpflab. Asking for a
     * line that cannot be read, or is no text, throws TroubleException.
     */
    public static Script read(String name, InputStream in) {
        return new Script(name, () -> new IncomingLines(name, in));
    }

    private static Script text(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return new Script(name, text.lines().toList());
            }
        } catch (CharacterCodingException noText) {
            // Said below, as for a NUL.
        }
        throw broken(name, "it is no text in UTF-8");
    }

    static RuntimeException broken(String name, String why) {
        return Trouble.usage("cannot run " + name, why, "scripts hold lines as typed at the prompt: bpflab help")
                .toException();
    }
}
