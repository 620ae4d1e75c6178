package bpflab.repl;

import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.History;

/**
 * The faint text behind the cursor that a key takes over: the line that the lesson offers, and behind a few typed
 * letters also the last line that began so. Whoever types something else never has to delete it.
 */
final class Suggestion {
    private final Supplier<Optional<String>> offer;
    private final History history;

    Suggestion(Supplier<Optional<String>> offer, History history) {
        this.offer = offer;
        this.history = history;
    }

    /** What Enter runs when nothing was typed. */
    Optional<String> offer() {
        return offer.get().filter(line -> !line.isBlank());
    }

    /** The text that could follow what was typed; empty when there is none. */
    String behind(String typed) {
        Optional<String> offered = offer().filter(line -> line.startsWith(typed));
        if (offered.isPresent() || typed.isBlank() || typed.indexOf('\n') >= 0) {
            return offered.map(line -> line.substring(typed.length())).orElse("");
        }
        for (int at = history.last(); at >= history.first() && at >= 0; at--) {
            String line = history.get(at);
            if (line.startsWith(typed) && line.length() > typed.length() && line.indexOf('\n') < 0) {
                return line.substring(typed.length());
            }
        }
        return "";
    }
}
