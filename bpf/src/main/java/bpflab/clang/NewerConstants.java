package bpflab.clang;

import bpflab.clang.Diagnostic.Severity;
import bpflab.owner.PlainFile;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Constants that the running kernel has and this system's headers do not know yet: {@code TCX_NEXT} of Linux 6.6
 * beside headers of 6.1. Their values are in the kernel's types. What a header does have is left to {@code #include}.
 */
final class NewerConstants {
    private static final Pattern UNDECLARED =
            Pattern.compile("error: use of undeclared identifier '(?<name>[A-Z][A-Z0-9_]+)'");
    /** {@code vmlinux.h} of a kernel is 3 MB. */
    private static final long MOST_BYTES = 1 << 26;

    private final KernelHeader header;
    private final Map<String, String> values = new TreeMap<>();

    NewerConstants(KernelHeader header) {
        this.header = header;
    }

    /**
     * Looks for those that clang missed.
     *
     * @return whether there are more words to try it with
     */
    boolean widen(String said) {
        int before = values.size();
        Matcher missed = UNDECLARED.matcher(said);
        while (missed.find()) {
            String name = missed.group("name");
            if (!values.containsKey(name)) {
                value(name).ifPresent(value -> values.put(name, value));
            }
        }
        return values.size() > before;
    }

    /** The words for clang: {@code -DTCX_NEXT=-1}. */
    List<String> words() {
        return values.entrySet().stream().map(value -> "-D" + value.getKey() + "=" + value.getValue()).toList();
    }

    /** What a person has to know of them; empty where there are none. */
    Optional<Diagnostic> note() {
        return values.isEmpty() ? Optional.empty() : Optional.of(new Diagnostic(Severity.NOTE, "", 0, 0,
                String.join(", ", values.keySet()) + (values.size() == 1 ? " is" : " are") + " newer than this system's"
                        + " headers; -D gives what this kernel has, and so does \"vmlinux.h\" in place of them",
                List.of(), List.of()));
    }

    private Optional<String> value(String name) {
        Matcher enumerator = Pattern.compile("(?m)^\\s+" + name + " = (?<value>-?\\w+),$").matcher(types());
        return enumerator.find() && !KernelNames.isInHeaders(name)
                ? Optional.of(enumerator.group("value"))
                : Optional.empty();
    }

    /** All types of the kernel; nothing where it does not tell them. */
    private String types() {
        try {
            Path file = header.folder().resolve("vmlinux.h");
            return new String(PlainFile.read(file, MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException | TroubleException untold) {
            return "";
        }
    }
}
