package bpflab.clang;

import bpflab.owner.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that the kernel has in another place than a file looks for them: macros, which no BTF holds, and what
 * {@code vmlinux.h} has already, or on another kernel.
 */
final class KernelNames {
    private static final Pattern UNDECLARED =
            Pattern.compile("use of undeclared identifier '(?<name>[A-Z][A-Z0-9_]+)'.*");
    private static final Pattern REDEFINED =
            Pattern.compile("(?:typedef )?redefinition of (?:enumerator )?'(?<name>\\w+)'.*");
    private static final Pattern NO_MEMBER =
            Pattern.compile("no member named '(?<name>\\w+)' in '(?<type>(?:struct|union) \\w+)'.*");
    private static final Pattern INCOMPLETE =
            Pattern.compile(".*incomplete (?:definition of )?type '(?<type>(?:struct|union) \\w+)'.*");
    private static final Path HEADERS = Path.of("/usr/include");
    private static final long MOST_BYTES = 1 << 20;
    /** AF_INET is PF_INET, which is a number. */
    private static final int MOST_STEPS = 3;

    private KernelNames() {}

    /** What to do about a message on a file. */
    static Optional<String> hint(Diagnostic diagnostic, Reading read) {
        Matcher undeclared = UNDECLARED.matcher(diagnostic.message());
        if (undeclared.matches()) {
            String name = undeclared.group("name");
            return Optional.of(value(name, MOST_STEPS)
                    .map(value -> name + " is a macro" + (read.hasVmlinux() ? ", and vmlinux.h holds types only" : "")
                            + ": write #define " + name + " " + value)
                    .orElse("names in capitals that no header has are given by what builds the file elsewhere, or are "
                            + "to be defined in it: add -D NAME=VALUE to the line for each"
                            + (read.hasVmlinux() ? ". Where " + name + " is the kernel's, in an enum, this kernel was "
                                    + "built without what it belongs to: bpflab vm" : "")));
        }
        Matcher redefined = REDEFINED.matcher(diagnostic.message());
        if (redefined.matches() && LibraryHeader.isHelper(diagnostic)) {
            return Optional.of("libbpf's header declares " + redefined.group("name") + " by now: take this one out");
        }
        if (redefined.matches() && diagnostic.notes().stream().anyMatch(note -> note.file().endsWith("vmlinux.h"))) {
            return Optional.of("the kernel has its own " + redefined.group("name") + ", in vmlinux.h: give yours "
                    + "another name, or leave it out where it is the same");
        }
        Matcher incomplete = INCOMPLETE.matcher(diagnostic.message());
        if (incomplete.matches() && read.hasVmlinux()) {
            String type = incomplete.group("type");
            return Optional.of("vmlinux.h has no " + type + ", so the kernel that it is from has none: declare "
                    + type + " { ... } in the file where it is yours; what is made for a kernel that has it needs "
                    + "that kernel: bpflab vm");
        }
        Matcher member = NO_MEMBER.matcher(diagnostic.message());
        return member.matches() && read.hasVmlinux()
                && !Pattern.compile("\\b" + member.group("type") + "\\s*\\{").matcher(read.code()).find()
                ? Optional.of("kernels differ, and in this one " + member.group("type") + " has no "
                        + member.group("name") + ": where other kernels are meant, too, declare "
                        + member.group("type") + "___other { ... } __attribute__((preserve_access_index)) with it, and "
                        + "ask bpf_core_field_exists before it is read")
                : Optional.empty();
    }

    /** Whether an installed header says anything of a name. */
    static boolean isInHeaders(String name) {
        Pattern word = Pattern.compile("\\b" + name + "\\b");
        return headers().stream().anyMatch(header -> word.matcher(text(header)).find());
    }

    /** What a macro of the installed headers stands for, when that is a number. */
    private static Optional<String> value(String name, int steps) {
        Pattern defined = Pattern.compile("(?m)^[ \\t]*#[ \\t]*define[ \\t]+" + name + "[ \\t]+(?<value>\\S[^/\\n]*)");
        for (Path header : headers()) {
            Matcher found = defined.matcher(text(header));
            while (found.find()) {
                String value = found.group("value").strip();
                if (value.matches("\\(?-?(?:0[xX][0-9a-fA-F]+|\\d+)[uUlL]*\\)?|\\(?\\d+[uUlL]*\\s*<<\\s*\\d+\\)?")) {
                    return Optional.of(value);
                }
                if (steps > 0 && value.matches("[A-Z][A-Z0-9_]+")) {
                    return value(value, steps - 1);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> headers() {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("linux", "asm-generic", "linux/netfilter", "bits")) {
            all.addAll(in(HEADERS.resolve(folder), "*.h"));
        }
        in(HEADERS, "*-linux-gnu").forEach(machine -> all.addAll(in(machine.resolve("bits"), "*.h")));
        return all;
    }

    private static List<Path> in(Path folder, String names) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            files.forEach(found::add);
        } catch (IOException notThere) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    private static String text(Path header) {
        try {
            return new String(PlainFile.read(header, MOST_BYTES), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
