package bpflab.command;

import java.util.List;
import java.util.stream.Stream;

/** Names of types that Java at the prompt knows without an import of one's own. */
public final class JavaNames {
    /** Packages that are imported when a class of theirs is named first: those of JDK's own {@code jshell}. */
    public static final List<String> ON_DEMAND = List.of(
            "java.io", "java.math", "java.net", "java.nio.file", "java.util.concurrent", "java.util.function",
            "java.util.regex");

    private static final List<String> PACKAGES =
            Stream.concat(Stream.of("java.lang", "java.util", "java.util.stream", "bpflab.btf"), ON_DEMAND.stream())
                    .toList();

    private JavaNames() {}

    /** Whether the words declare something: a type that there is, and a name. */
    static boolean declares(String... words) {
        return words.length == 2 && words[1].matches("(?U)[\\p{L}_]\\w*") && isType(words[0].replaceAll("\\[\\]$", ""));
    }

    private static boolean isType(String name) {
        return name.matches("[A-Z]\\w*") && PACKAGES.stream().anyMatch(home -> has(home, name));
    }

    /** Whether a package has such a class. */
    public static boolean has(String home, String name) {
        try {
            Class.forName(home + "." + name, false, JavaNames.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
