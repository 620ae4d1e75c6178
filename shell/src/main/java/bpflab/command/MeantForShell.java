package bpflab.command;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a line has that only a shell, or the start of bpflab in one, understands: a redirection, a pipe, JSON. */
final class MeantForShell {
    private static final Set<String> JSON = Set.of("json", "-json", "--json", "-j", "--pretty");
    /** Between the ends of a packet {@code >} is a word. */
    private static final Set<String> OF_PACKETS = Set.of(":run", ":lab");
    private static final String SIGN = "\\||>>?.*";

    private final List<String> words;

    private MeantForShell(List<String> words) {
        this.words = words;
    }

    /** The same trouble, with where such a word belongs for its reason, if it is for that word that it was made. */
    static Trouble in(String typed, Trouble trouble) {
        if (!typed.startsWith(":")) {
            return trouble;
        }
        try {
            return new MeantForShell(Tokenizer.words(typed)).instead(trouble).orElse(trouble);
        } catch (TroubleException leftOpen) {
            return trouble;
        }
    }

    private Optional<Trouble> instead(Trouble trouble) {
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            if (!blamed(trouble, at)) {
                continue;
            }
            if (word.matches(SIGN) && !(word.equals(">") && OF_PACKETS.contains(words.get(0)))) {
                return Optional.of(new Trouble(trouble.kind(), trouble.what(),
                        "> and | are a shell's: at this prompt a command's answer is shown", elsewhere(at)));
            }
            if (JSON.contains(word) && at == words.size() - 1) {
                return Optional.of(new Trouble(trouble.kind(), trouble.what(),
                        "JSON is an option of bpflab itself, where it is started",
                        "bpflab --json -c " + Quoted.of(line(at)) + "   # in a shell"));
            }
        }
        return Optional.empty();
    }

    /** That word or the one behind it is what was not understood. */
    private boolean blamed(Trouble trouble, int at) {
        String said = " " + (trouble.what() + " " + trouble.why()).replaceAll("[\",]", " ").replaceAll("\\s+", " ")
                + " ";
        return words.subList(at, Math.min(at + 2, words.size())).stream()
                .anyMatch(word -> said.contains(" " + word + " "));
    }

    private String elsewhere(int at) {
        String line = line(at);
        String sign = words.get(at);
        if (sign.equals("|")) {
            String filter = String.join(" ", words.subList(at + 1, words.size()));
            return line + "   # a long answer stands still: / searches in it\nbpflab -c " + Quoted.of(line)
                    + " | " + (filter.isEmpty() ? "less" : filter) + "   # in a shell";
        }
        String bare = sign.replaceFirst("^>+", "");
        String file = Quoted.of(!bare.isEmpty() ? bare : at + 1 < words.size() ? words.get(at + 1) : "answer.md");
        return line.startsWith(":dump map ")
                ? line + " --to " + file
                : line + "\n:notes " + file + "   # writes what was typed and shown";
    }

    /** What stands before that word. */
    private String line(int at) {
        return words.get(0) + words.subList(1, at).stream().map(word -> " " + Quoted.of(word))
                .collect(Collectors.joining());
    }
}
