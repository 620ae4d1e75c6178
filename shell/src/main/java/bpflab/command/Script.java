package bpflab.command;

import bpflab.bench.WorkingFolder;
import bpflab.owner.FileErrors;
import bpflab.owner.PlainFile;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.view.Clean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines to run, as they would be typed.
 *
 * @param name where they come from, for people: a file's name; empty for {@code -c}, whose lines speak for themselves
 * @param lines all of them, comments too, so that a line's place is its number; those of a stream are read when they
 *     are asked for
 */
public record Script(String name, Iterable<String> lines) {
    private static final Pattern PROGRAM = Pattern.compile(".*\\.(c|h|o|py)");

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

    /**
     * A file, by the name that was typed.
     *
     * @throws bpflab.trouble.TroubleException it cannot be read, is no text, or by its name no script but a program
     */
    public static Script read(String name, Path file) {
        WorkingFolder.refuseAddress(name);
        Matcher program = PROGRAM.matcher(name);
        if (program.matches() && Files.isRegularFile(file)) {
            throw Trouble.usage(
                    "cannot run " + name, "scripts hold lines as typed at the prompt, and a program is none",
                    (program.group(1).equals("py") ? ":translate " : ":load ") + Quoted.of(name)).toException();
        }
        try {
            return text(name, PlainFile.read(file));
        } catch (PlainFile.NotPlain notOne) {
            throw Trouble.usage("cannot run " + name, FileErrors.reason(notOne),
                    (Files.isDirectory(file) ? "!ls " : "!ls -l ") + Quoted.of(name)).toException(notOne);
        } catch (NoSuchFileException nowhere) {
            throw Trouble.usage("cannot run " + name, FileErrors.reason(nowhere), beside(name, file))
                    .toException(nowhere);
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

    /** The script in the same folder that was meant, else what shows the folder. */
    private static String beside(String name, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        String look = "!ls " + Quoted.of(folder.toString());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> scripts = files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".bpflab")).toList();
            String path = name.substring(0, name.lastIndexOf('/') + 1);
            return Nearest.to(name.substring(path.length()), scripts)
                    .map(near -> ":source " + Quoted.of(path + near) + "   # did you mean " + near + "?")
                    .orElse(look);
        } catch (NoSuchFileException noFolder) {
            return "!ls";
        } catch (IOException | UncheckedIOException closed) {
            return look;
        }
    }

    private static Script text(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                return new Script(name, unmarked(text).lines().toList());
            }
        } catch (CharacterCodingException noText) {
            // Said below, as for a NUL.
        }
        throw broken(name, "it is no text in UTF-8");
    }

    /** Without the mark that editors on Windows set in front of a text in UTF-8. */
    static String unmarked(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    static RuntimeException broken(String name, String why) {
        return Trouble.usage("cannot run " + name, why, "bpflab help   # scripts hold lines as typed at the prompt")
                .toException();
    }
}
