package bpflab.dialect.bcc;

import bpflab.clang.Clang;
import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this kernel's vmlinux.h and this system's headers have, looked up by name. */
final class KernelText {
    /** It has 3 MB. */
    private static final long MOST_BYTES = 64 << 20;

    private final String types;
    private final String macros;

    private KernelText(String types, String macros) {
        this.types = types;
        this.macros = macros;
    }

    /** This machine's. */
    static KernelText of(Clang clang) throws InterruptedException {
        Path header = clang.vmlinux();
        try {
            String types = new String(PlainFile.read(header, MOST_BYTES), StandardCharsets.UTF_8);
            return new KernelText(types, "\n" + clang.macros(Resource.HEADERS.text().lines().toList()));
        } catch (IOException e) {
            throw Trouble.failed("cannot read " + header, e.getMessage(), "!ls -l " + header)
                    .toException(e);
        }
    }

    /** Whether there is a {@code struct NAME}, a {@code union NAME} or an {@code enum NAME}. */
    boolean hasTag(String keyword, String name) {
        return types.contains("\n" + keyword + " " + name + " {");
    }

    /** What stands between the brackets of it; empty when it is not there. */
    String body(String keyword, String name) {
        int from = types.indexOf("\n" + keyword + " " + name + " {");
        int to = from < 0 ? -1 : types.indexOf("\n}", from);
        return to < 0 ? "" : types.substring(from, to);
    }

    /** Whether it is a number of an enumeration, or another name of a type. */
    boolean hasPlainName(String name) {
        return hasEnumerator(name) || hasTypedef(name);
    }

    private boolean hasTypedef(String name) {
        String end = name + ";\n";
        for (int at = types.indexOf(end); at >= 0; at = types.indexOf(end, at + 1)) {
            int line = types.lastIndexOf('\n', at) + 1;
            char before = types.charAt(at - 1);
            if ((before == ' ' || before == '*') && (types.startsWith("typedef ", line) || types.charAt(line) == '}')) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a number of an enumeration. */
    boolean hasEnumerator(String name) {
        return types.contains("\n\t" + name + " = ") || types.contains("\n\t" + name + ",\n");
    }

    /** The line {@code #define NAME ...} of a header of this system; empty when none has it, or vmlinux.h does. */
    Optional<String> define(String name) {
        if (hasEnumerator(name)) {
            return Optional.empty();
        }
        Matcher line = Pattern.compile("\n(#define " + Pattern.quote(name) + "(?:\\([^\n]*| [^\n]+))").matcher(macros);
        return line.find() && !line.group(1).equals("#define " + name + " " + name)
                ? Optional.of(line.group(1))
                : Optional.empty();
    }
}
