package bpflab.clang;

import bpflab.owner.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A header of the system that defines again what is there: one of the C library beside the kernel's, {@code
 * <arpa/inet.h>} behind {@code <linux/in.h>}; one of either beside vmlinux.h. Headers that a program shares with its
 * loader often include it for the loader only.
 */
final class LibraryHeader {
    private static final Pattern AGAIN = Pattern.compile("(?:typedef )?redefinition .*|redeclaration of .*");
    private static final String VMLINUX = "vmlinux.h";
    /** The compiler's own headers, which ask for the library's of the same name, belong to the system as well. */
    private static final Pattern SYSTEMS = Pattern.compile("/usr/include/.*|.*/lib/clang/[^/]+/include/.*");
    private static final String INCLUDED = "/usr/include/(?:[^/]*-linux-gnu/)?";
    private static final Pattern KERNELS = Pattern.compile(INCLUDED + "(?:linux|asm|asm-generic)/.*");
    private static final Pattern LINE = Pattern.compile("(?<file>.*):(?<line>\\d+)");
    private static final Pattern CONDITION = Pattern.compile(
            "\\s*#\\s*(?<word>ifdef|ifndef|if|elif|else|endif)\\b\\s*(?<rest>.*)");
    private static final Pattern NAMED = Pattern.compile(
            "(?<not>!\\s*)?(?:defined\\s*\\(?\\s*)?(?<name>[A-Za-z_]\\w*)\\s*\\)?\\s*(?://.*|/\\*.*)?");
    private static final long MOST_BYTES = 1 << 20;

    private LibraryHeader() {}

    /** What to do, when clang's messages are of this kind. */
    static Optional<String> hint(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(each -> each.isError() && AGAIN.matcher(each.message()).matches())
                .filter(each -> each.notes().stream().anyMatch(note -> isOther(each.file(), note.file())))
                .findFirst()
                .flatMap(LibraryHeader::told);
    }

    /** Whether the two are of worlds that cannot stand beside each other. */
    private static boolean isOther(String file, String first) {
        return file.startsWith("/usr/include/") && (first.endsWith(VMLINUX)
                || KERNELS.matcher(first).matches() && !KERNELS.matcher(file).matches());
    }

    /** Whether a text declares a helper itself that libbpf's headers have. */
    static boolean isHelper(Diagnostic again) {
        return again.notes().stream().anyMatch(note -> note.file().endsWith("/bpf_helper_defs.h"));
    }

    private static Optional<String> told(Diagnostic again) {
        List<String> way = again.includedFrom();
        int last = IntStream.range(0, way.size()).filter(i -> !SYSTEMS.matcher(way.get(i)).matches())
                .reduce((first, second) -> second).orElse(-1);
        Matcher place = last < 0 ? null : LINE.matcher(way.get(last));
        if (place == null || !place.matches()) {
            return Optional.empty();
        }
        String header = (last + 1 < way.size() ? way.get(last + 1).replaceFirst(":\\d+$", "") : again.file())
                .replaceFirst(INCLUDED, "").replaceFirst(".*/lib/clang/[^/]+/include/", "");
        Path includer = Path.of(place.group("file"));
        int line = Integer.parseInt(place.group("line"));
        boolean vmlinux = again.notes().stream().anyMatch(note -> note.file().endsWith(VMLINUX));
        String what = includer.getFileName() + ":" + line + " includes <" + header + ">" + (vmlinux
                ? ", whose types vmlinux.h has already"
                : " of the C library, which has types that the kernel's headers have as well");
        return Optional.of(what + without(includer, line)
                .map(name -> "; it does so only where " + name + " is not defined: add -D " + name + " to the line")
                .orElse(vmlinux ? ": take it out"
                        : ": take it out. A BPF program has no C library: <linux/...> has the types, "
                                + "<bpf/bpf_endian.h> has bpf_htons"));
    }

    /** The macro without which a line counts, and with which it does not. */
    private static Optional<String> without(Path file, int line) {
        List<String> lines;
        try {
            lines = new String(PlainFile.read(file, MOST_BYTES), StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        Deque<Optional<String>> open = new ArrayDeque<>();
        Deque<Optional<String>> otherwise = new ArrayDeque<>();
        for (int i = 0; i < Math.min(line - 1, lines.size()); i++) {
            Matcher condition = CONDITION.matcher(lines.get(i));
            if (!condition.matches()) {
                continue;
            }
            String word = condition.group("word");
            Matcher named = NAMED.matcher(condition.group("rest"));
            boolean plain = named.matches()
                    && (word.matches("ifn?def") || condition.group("rest").contains("defined"));
            if (word.startsWith("if")) {
                boolean not = word.equals("ifndef") || plain && named.group("not") != null;
                Optional<String> name = plain ? Optional.of(named.group("name")) : Optional.empty();
                boolean guard = i + 1 < lines.size() && name.isPresent()
                        && lines.get(i + 1).strip().matches("#\\s*define\\s+" + name.get() + "\\b.*");
                open.push(not && !guard ? name : Optional.empty());
                otherwise.push(not ? Optional.empty() : name);
            } else if (!open.isEmpty() && word.equals("endif")) {
                open.pop();
                otherwise.pop();
            } else if (!open.isEmpty()) {
                if (word.equals("elif") && plain && named.group("not") == null) {
                    otherwise.pop();
                    otherwise.push(Optional.of(named.group("name")));
                }
                open.pop();
                open.push(word.equals("else") ? otherwise.peek() : Optional.empty());
            }
        }
        return open.stream().flatMap(Optional::stream).findFirst();
    }
}
