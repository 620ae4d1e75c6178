package bpflab.clang;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function that is used above the place where it is defined: clang reads a file once, from above. */
final class FurtherDown {
    private static final Pattern UNDECLARED = Pattern.compile(
            "(?:use of undeclared identifier|implicit declaration of function|call to undeclared function) "
                    + "'(?<name>\\w+)'.*");

    private FurtherDown() {}

    /** What to do about a message on a file with this text. */
    static Optional<String> hint(Diagnostic diagnostic, String file) {
        Matcher undeclared = UNDECLARED.matcher(diagnostic.message());
        if (!undeclared.matches()) {
            return Optional.empty();
        }
        String name = undeclared.group("name");
        Matcher defined = Pattern.compile("(?<head>(?:[A-Za-z_]\\w*[\\s*]+)+" + name + "\\s*\\([^(){};]*\\))\\s*\\{")
                .matcher(file);
        return defined.find()
                ? Optional.of(name + " is defined further down: declare it above its first use: "
                        + defined.group("head").strip().replaceAll("\\s+", " ") + ";")
                : Optional.empty();
    }
}
