package bpflab.snippet;

import bpflab.command.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What snippets need not import: the packages of every session, and those that JDK's own {@code jshell} begins with,
 * each from the line on that names a class of it, as one import costs 10 ms and most sessions need none of them.
 */
final class Imports {
    /** In each session from its start. */
    static final List<String> FIRST = List.of(
            "import java.util.*;", "import java.util.stream.*;", "import bpflab.btf.*;",
            "import static bpflab.bench.JavaApi.*;");

    private static final Pattern CLASS = Pattern.compile("(?<![\\w.$])[A-Z]\\w*");
    private static final int MOST_NAMES = 500;

    private final List<String> waiting = new ArrayList<>(JavaNames.ON_DEMAND);

    /** The imports that a source is the first to need. */
    List<String> neededBy(String source) {
        List<String> names = CLASS.matcher(source).results().limit(MOST_NAMES).map(MatchResult::group).distinct()
                .toList();
        List<String> needed = waiting.stream()
                .filter(home -> names.stream().anyMatch(name -> JavaNames.has(home, name)))
                .toList();
        waiting.removeAll(needed);
        return needed.stream().map(home -> "import " + home + ".*;").toList();
    }
}
