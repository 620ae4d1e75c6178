package bpflab.dialect.python;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in a script's C that the script puts something else in the place of before it loads it, as BCC's tools do with
 * {@code FILTER_PID}. What they become where no option is given stands behind {@code else:} of {@code if args.pid:}, or
 * in no condition; only what is written out there is taken, not what is computed.
 *
 * @param script the whole script
 * @param name the variable that holds the C
 */
record Replacements(String script, String name) {
    private static final String TEXT = "[brBR]{0,2}(?:'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\")";
    private static final Pattern REPLACED =
            Pattern.compile("(\\w+) = \\1\\.replace\\(\\s*" + TEXT + "\\s*,\\s*" + TEXT + "\\s*\\)");
    private static final String OPTION = "(?:args|options|opts)\\.(\\w+)";
    /** True only where an option is given. */
    private static final Pattern ASKED =
            Pattern.compile("(?:el)?if \\(?" + OPTION + "(?: (?:and|or) " + OPTION + ")*\\)?:");
    private static final Pattern NAMED = Pattern.compile(OPTION);

    /** The C as it is loaded where no option is given; words whose replacement is computed stay. */
    String in(String text) {
        List<PythonLine> lines = PythonLine.all(script);
        String replaced = text;
        boolean asked = false;
        boolean counts = true;
        int depth = 0;
        for (PythonLine line : lines) {
            if (line.indent() == 0) {
                boolean begins = line.text().startsWith("if ");
                boolean chain = begins || line.text().startsWith("elif ");
                asked = chain ? (begins || asked) && isOff(line.text(), lines)
                        : asked && line.text().equals("else:");
                counts = !line.isHead() || asked && line.text().equals("else:");
                depth = 0;
            } else if (depth == 0) {
                depth = line.indent();
            }
            if (counts && line.indent() == depth) {
                replaced = replaced(line, replaced);
            }
        }
        return replaced;
    }

    private String replaced(PythonLine line, String text) {
        Matcher found = REPLACED.matcher(line.text());
        return found.matches() && found.group(1).equals(name)
                ? text.replace(written(found, 2), written(found, 4))
                : text;
    }

    private static String written(Matcher found, int group) {
        return PythonFile.unescaped(Optional.ofNullable(found.group(group)).orElseGet(() -> found.group(group + 1)));
    }

    /** Whether a condition asks for options alone, none of which is given by default. */
    private static boolean isOff(String condition, List<PythonLine> lines) {
        return ASKED.matcher(condition).matches() && NAMED.matcher(condition).results()
                .noneMatch(option -> lines.stream().map(PythonLine::text)
                        .anyMatch(text -> text.contains("add_argument(") && text.contains("default=")
                                && text.replace('-', '_').matches(".*['\"](?:__)?" + option.group(1) + "['\"].*")));
    }
}
