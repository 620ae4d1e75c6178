package bpflab.dialect.bcc;

import bpflab.clang.Clang;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this kernel's vmlinux.h and this system's headers have, looked up by name. Searching 3 MB for each word costs as
 * much as clang does, so that it is read and indexed once, and kept for the next text.
 */
final class KernelText {
    /** It has 3 MB. */
    private static final long MOST_BYTES = 64 << 20;
    private static final String TYPEDEF = "typedef ";
    private static final String DEFINE = "#define ";
    /** What was read last, and what it was read from. */
    private static Kept kept;

    private final String types;
    private final String macros;
    /** {@code struct NAME}, {@code union NAME}, {@code enum NAME}. */
    private final NameIndex tags;
    private final NameIndex enumerators;
    private final NameIndex typedefs;
    private final NameIndex defined;

    private record Kept(String from, KernelText text) {}

    KernelText(String types, String macros) {
        this.types = types;
        this.macros = macros;
        this.tags = new NameIndex(types);
        this.enumerators = new NameIndex(types);
        this.typedefs = new NameIndex(types);
        this.defined = new NameIndex(macros);
        for (int line = 0; line < types.length(); line = end(types, line) + 1) {
            type(line, end(types, line));
        }
        for (int line = 0; line < macros.length(); line = end(macros, line) + 1) {
            if (macros.startsWith(DEFINE, line)) {
                defined.add(line + DEFINE.length(), wordEnd(macros, line + DEFINE.length()));
            }
        }
    }

    private void type(int from, int to) {
        if (from == to) {
            return;
        }
        char first = types.charAt(from);
        char last = types.charAt(to - 1);
        if (first == '\t') {
            int end = wordEnd(types, from + 1);
            if (types.startsWith(" = ", end) || end == to - 1 && last == ',') {
                enumerators.add(from + 1, end);
            }
        } else if (last == '{') {
            int blank = types.indexOf(' ', from);
            if (blank > 0 && to - 2 > blank) {
                tags.add(from, to - 2);
            }
        } else if (last == ';' && (first == '}' || types.startsWith(TYPEDEF, from))) {
            int name = to - 1;
            while (name > from && isWord(types.charAt(name - 1))) {
                name--;
            }
            if (name < to - 1) {
                typedefs.add(name, to - 1);
            }
        }
    }

    private static int end(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char letter) {
        return letter == '_' || letter >= '0' && letter <= '9' || letter >= 'A' && letter <= 'Z'
                || letter >= 'a' && letter <= 'z';
    }

    /** This machine's. */
    static synchronized KernelText of(Clang clang) throws InterruptedException {
        Path header = clang.vmlinux();
        String macros = clang.macros(Resource.HEADERS.text().lines().toList());
        try {
            String from = header + " " + Files.getLastModifiedTime(header) + " " + macros.hashCode();
            if (kept == null || !kept.from.equals(from)) {
                String types = new String(PlainFile.read(header, MOST_BYTES), StandardCharsets.UTF_8);
                kept = new Kept(from, new KernelText(types, macros));
            }
            return kept.text;
        } catch (IOException e) {
            throw Trouble.failed("cannot read " + header, e.getMessage(), "!ls -l " + header)
                    .toException(e);
        }
    }

    /** Whether there is a {@code struct NAME}, a {@code union NAME} or an {@code enum NAME}. */
    boolean hasTag(String keyword, String name) {
        return tags.find(keyword + " " + name) >= 0;
    }

    /** What stands between the brackets of it; empty when it is not there. */
    String body(String keyword, String name) {
        int from = tags.find(keyword + " " + name);
        int to = from < 0 ? -1 : types.indexOf("\n}", from);
        return to < 0 ? "" : types.substring(from, to);
    }

    /** Whether it is a number of an enumeration, or another name of a type. */
    boolean hasPlainName(String name) {
        return hasEnumerator(name) || typedefs.find(name) >= 0;
    }

    /** Whether it is a number of an enumeration. */
    boolean hasEnumerator(String name) {
        return enumerators.find(name) >= 0;
    }

    /** The line {@code #define NAME ...} of a header of this system; empty when none has it, or vmlinux.h does. */
    Optional<String> define(String name) {
        int at = hasEnumerator(name) ? -1 : defined.find(name);
        if (at < 0) {
            return Optional.empty();
        }
        String line = macros.substring(at - DEFINE.length(), end(macros, at));
        String value = line.substring(DEFINE.length() + name.length());
        return value.isBlank() || value.equals(" " + name) ? Optional.empty() : Optional.of(line);
    }
}
