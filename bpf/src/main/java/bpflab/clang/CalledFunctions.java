package bpflab.clang;

import bpflab.clang.Diagnostic.Severity;
import bpflab.trouble.TroubleException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Functions of the running kernel (kfuncs) that a file with its types calls and nobody declares: newer makers of
 * {@code vmlinux.h} declare them all there. Only those that are called are declared, so that none stands beside what
 * the file declares itself.
 */
final class CalledFunctions {
    private static final Pattern UNDECLARED = Pattern.compile(
            "(?:call to undeclared|implicit declaration of) function '(?<name>\\w+)'");
    /** One whose arguments are no functions themselves: those are not spelt in C's way. */
    private static final Pattern PLAIN = Pattern.compile("[\\w *]+\\([\\w *,]*\\)");
    private static final String BEHIND = " __attribute__((section(\".ksyms\")));";

    private final KernelHeader header;
    private final Map<String, String> declarations = new TreeMap<>();

    CalledFunctions(KernelHeader header) {
        this.header = header;
    }

    /**
     * Looks for those that clang missed.
     *
     * @return whether there are more words to try it with
     */
    boolean widen(String said) {
        int before = declarations.size();
        Matcher missed = UNDECLARED.matcher(said);
        while (missed.find()) {
            String name = missed.group("name");
            if (!declarations.containsKey(name)) {
                declaration(name).ifPresent(text -> declarations.put(name, text));
            }
        }
        return declarations.size() > before;
    }

    private Optional<String> declaration(String name) {
        try {
            return header.declaration(name).filter(text -> PLAIN.matcher(text).matches());
        } catch (TroubleException untold) {
            return Optional.empty();
        }
    }

    /** The words for clang: a header that declares them, read before the file. */
    List<String> words() {
        if (declarations.isEmpty()) {
            return List.of();
        }
        StringBuilder text = new StringBuilder("#include \"vmlinux.h\"\n");
        declarations.values().forEach(each -> text.append("extern ").append(each).append(BEHIND).append('\n'));
        CRC32 sum = new CRC32();
        sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
        Path file = header.beside("called-" + Long.toHexString(sum.getValue()) + ".h", text.toString());
        return List.of("-include", file.toString());
    }

    /** What a person has to know of them; empty where there are none. */
    Optional<Diagnostic> note() {
        if (declarations.isEmpty()) {
            return Optional.empty();
        }
        boolean one = declarations.size() == 1;
        return Optional.of(new Diagnostic(Severity.NOTE, "", 0, 0, String.join(", ", declarations.keySet())
                + (one ? " is a function" : " are functions") + " of the kernel that no header declares: here "
                + (one ? "it is" : "they are") + " declared as this kernel has " + (one ? "it" : "them")
                + ". To say it in the file:",
                declarations.values().stream().map(text -> "extern " + text + " __ksym;").toList(), List.of()));
    }
}
