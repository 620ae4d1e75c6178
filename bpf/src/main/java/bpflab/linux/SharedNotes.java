package bpflab.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes on a file's programs, of which those that say the same of several become one. */
final class SharedNotes {
    private static final List<String> SAID = List.of(" cannot be attached: ", " says no type of program; ");

    private SharedNotes() {}

    /** In the order of the first of each. */
    static List<String> of(List<String> notes) {
        Map<String, List<String>> shared = new LinkedHashMap<>();
        for (String note : notes) {
            String tail = tail(note);
            shared.computeIfAbsent(tail, none -> new ArrayList<>())
                    .add(note.substring(0, note.length() - tail.length()));
        }
        return shared.entrySet().stream().map(note -> note(note.getValue(), note.getKey())).toList();
    }

    /** What is said, from the verb on; all of it where only one program is spoken of. */
    private static String tail(String note) {
        return SAID.stream()
                .filter(note::contains)
                .findFirst()
                .map(verb -> note.substring(note.indexOf(verb)))
                .orElse(note);
    }

    private static String note(List<String> of, String said) {
        return of.contains("") ? said : String.join(", ", of) + (of.size() < 2 ? said : said
                .replace(" says no type", " say no type")
                .replace("took it so", "took them so")
                .replace("its argument", "the argument of each")
                .replace("it calls", "each calls")
                .replace("so it is loaded", "so they are loaded"));
    }
}
