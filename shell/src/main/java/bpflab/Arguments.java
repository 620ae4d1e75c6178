package bpflab;

import bpflab.command.Quoted;
import bpflab.trouble.Advice;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was asked for on the system's command line.
 *
 * @param verb what to do
 * @param words what to do it with: files, a lesson
 * @param lines the lines of {@code -c}
 * @param json one JSON object for each command
 * @param keepGoing whether a failure does not stop the run
 * @param all whether {@code check} checks every exercise, {@code run} runs every lesson
 */
record Arguments(Verb verb, List<String> words, List<String> lines, boolean json, boolean keepGoing, boolean all) {
    Arguments {
        words = List.copyOf(words);
        lines = List.copyOf(lines);
    }

    /** What bpflab can be told to do. */
    enum Verb {
        START("", 0),
        LINES("", 0),
        RUN("run", Integer.MAX_VALUE),
        CHECK("check", 1),
        EXPLAIN("explain", 1),
        AUTHOR("author", 3),
        DOCTOR("doctor", 0),
        LESSONS("lessons", 0),
        VERSION("version", 0),
        HELP("help", 0);

        private final String word;
        private final int most;

        Verb(String word, int most) {
            this.word = word;
            this.most = most;
        }

        private static Optional<Verb> of(String word) {
            String plain = word.equals("-h") ? "help" : word.startsWith("--") ? word.substring(2) : word;
            return Arrays.stream(values()).filter(verb -> !verb.word.isEmpty() && verb.word.equals(plain)).findFirst();
        }
    }

    /**
     * Reads them.
     *
     * @throws bpflab.trouble.TroubleException they are not understood: did you mean
     */
    static Arguments of(String... given) {
        return new Reader(given).read();
    }

    private static final class Reader {
        private static final List<String> OPTIONS = List.of("-c", "--json", "--keep-going", "--all");
        private static final List<String> LAUNCHER = List.of("verify", "benchmark", "vm");

        /** Commands of the prompt that newcomers type behind {@code bpflab}. */
        private static final List<String> TYPED = List.of(
                "load", "dump", "attach", "detach", "programs", "maps", "links", "map", "lab", "lesson", "why", "how",
                "compile", "translate", "leftovers", "path", "trace", "events", "watch", "progress");

        private final String[] given;
        private final List<String> words = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private boolean json;
        private boolean keepGoing;
        private boolean all;
        private boolean help;

        Reader(String... given) {
            this.given = given;
        }

        Arguments read() {
            for (int i = 0; i < given.length; i++) {
                switch (given[i]) {
                    case "-c" -> lines.add(line(++i));
                    case "--json" -> json = true;
                    case "--keep-going" -> keepGoing = true;
                    case "--all" -> all = true;
                    case "--help", "-h" -> help = true;
                    default -> words.add(word(given[i]));
                }
            }
            Verb verb = help ? Verb.HELP : verb();
            List<String> rest = help || words.isEmpty() ? List.of() : words.subList(1, words.size());
            check(verb, rest);
            return new Arguments(verb, rest, lines, json, keepGoing, all);
        }

        private String line(int at) {
            if (at == given.length) {
                throw wrong("-c needs a line", "bpflab -c ':help'");
            }
            return given[at];
        }

        private String word(String word) {
            if (word.startsWith("-") && !word.equals("-") && !(words.isEmpty() && Verb.of(word).isPresent())) {
                List<String> near = word.length() > 2 ? OPTIONS : List.of();
                throw wrong("there is no option " + word, Nearest.hint(word, near, "bpflab help"));
            }
            return word;
        }

        private Verb verb() {
            if (words.isEmpty()) {
                return lines.isEmpty() ? Verb.START : Verb.LINES;
            }
            return Verb.of(words.get(0)).orElseThrow(() -> unknown(words));
        }

        private void check(Verb verb, List<String> rest) {
            if (!lines.isEmpty() && verb != Verb.LINES) {
                throw wrong("-c LINE and " + words.get(0) + " do not go together", "bpflab help");
            }
            if (verb == Verb.RUN && rest.isEmpty() && !all) {
                throw wrong(verb.word + " needs a file or a lesson", "bpflab run drop-world\nbpflab run --all");
            }
            if (rest.size() > verb.most) {
                throw wrong("\"" + rest.get(verb.most) + "\" is one word too many", verb == Verb.HELP
                        ? "bpflab -c " + Quoted.of(":help " + String.join(" ", rest))
                        : "bpflab " + String.join(" ", words.subList(0, verb.most + 1)));
            }
            if (all && (verb != Verb.CHECK && verb != Verb.RUN || !rest.isEmpty())) {
                throw wrong("--all belongs to check or run alone", "bpflab check --all\nbpflab run --all");
            }
        }

        private static RuntimeException unknown(List<String> words) {
            String word = words.get(0);
            if (LAUNCHER.contains(word)) {
                return wrong(word + " is the launcher's", "./bpflab " + word + " in bpflab's own folder");
            }
            if (word.endsWith(".bpflab") || word.endsWith(".md")) {
                return wrong("there is no command " + word, "bpflab run " + word);
            }
            if (isTyped(word)) {
                return wrong(word + " is a line for the prompt", "bpflab -c '"
                        + String.join(" ", words).replaceFirst("^(?=\\w+(?: |$))", ":").replace("'", "'\\''") + "'");
            }
            List<String> known =
                    new ArrayList<>(
                            Arrays.stream(Verb.values()).map(verb -> verb.word).filter(it -> !it.isEmpty()).toList());
            known.addAll(LAUNCHER);
            return wrong(
                    "there is no command " + word,
                            Nearest.to(word, known)
                            .map(near -> "bpflab " + near + Advice.MARK + "did you mean " + near + "?")
                            .orElse("bpflab help"));
        }

        /** {@code :maps}, {@code !ls}, Java, and a command of the prompt's without its colon. */
        private static boolean isTyped(String word) {
            return word.startsWith(":") || word.startsWith("!") || word.contains("(")
                    || TYPED.contains(word);
        }

        private static RuntimeException wrong(String why, String hint) {
            return Trouble.usage("bpflab was not understood", why, hint).toException();
        }
    }
}
