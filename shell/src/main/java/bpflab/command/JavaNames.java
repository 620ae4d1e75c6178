package bpflab.command;

import java.util.List;

/** Names of types that Java at the prompt knows without an import of one's own. */
final class JavaNames {
    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.util.stream.", "bpflab.btf.");

    private JavaNames() {}

    /** Whether the words declare something: a type that there is, and a name. */
    static boolean declares(String... words) {
        return words.length == 2 && words[1].matches("[a-zA-Z_]\\w*") && isType(words[0].replaceAll("\\[\\]$", ""));
    }

    private static boolean isType(String name) {
        return name.matches("[A-Z]\\w*") && PACKAGES.stream().anyMatch(each -> exists(each + name));
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, JavaNames.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
