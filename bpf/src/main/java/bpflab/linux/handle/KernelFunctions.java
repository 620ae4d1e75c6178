package bpflab.linux.handle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions and variables of the kernel, as /proc/kallsyms has them. */
public final class KernelFunctions {
    private static final Path SYMBOLS = Path.of("/proc/kallsyms");

    /** Where it may be read, those of them that can be traced: the others are not. */
    private static final List<Path> TRACEABLE = List.of(
            Path.of("/sys/kernel/tracing/available_filter_functions"),
            Path.of("/sys/kernel/debug/tracing/available_filter_functions"));

    /** Data, zeroed data, read-only data, weak data: the letters of nm(1). */
    private static final Pattern VARIABLE = Pattern.compile("^\\w+ [dDbBrRvV] (\\w+)$");

    private KernelFunctions() {}

    /** Those whose names begin so, sorted, no more than that many. */
    public static List<String> beginning(String start, int most) {
        return in(SYMBOLS, name -> name.startsWith(start)).stream().limit(most).toList();
    }

    /** Those whose whole names a pattern with {@code *} and {@code ?} is of, sorted. */
    public static List<String> matching(String pattern) {
        Predicate<String> wanted = Pattern.compile(regex(pattern)).asMatchPredicate();
        for (Path file : TRACEABLE) {
            List<String> found = in(file, wanted);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return in(SYMBOLS, wanted);
    }

    /** The names of its variables; none where it hides them. */
    public static List<String> variables() {
        try (var lines = Files.lines(SYMBOLS, StandardCharsets.ISO_8859_1)) {
            return lines.map(VARIABLE::matcher).filter(Matcher::find).map(found -> found.group(1)).distinct().toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    /** The same in the words of java.util.regex. */
    public static String regex(String pattern) {
        return ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    }

    private static List<String> in(Path file, Predicate<String> wanted) {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.map(KernelFunctions::name)
                    .filter(name -> !name.isEmpty() && name.indexOf('.') < 0 && wanted.test(name))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    /** {@code ffffffff81000000 T name [module]}, or {@code name [module]}; empty for what is no code. */
    private static String name(String line) {
        String[] words = line.split("[ \t]");
        if (words.length < 3 || words[1].length() != 1) {
            return words[0];
        }
        return words[1].equalsIgnoreCase("t") ? words[2] : "";
    }
}
