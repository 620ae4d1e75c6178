package bpflab.repl;

import bpflab.view.Role;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * What stands in front of the cursor: {@code bpflab drop-world 2/7 free> }.
 *
 * @param place lesson and step; empty outside lessons
 * @param playing whether the last line was not the lesson's
 * @param tracing whether trace lines appear above
 */
record Prompt(String place, boolean playing, boolean tracing) {
    AttributedString painted(Theme ink) {
        AttributedStringBuilder out = new AttributedStringBuilder().styled(ink.style(Role.TITLE), "bpflab");
        if (!place.isEmpty()) {
            out.append(" ").styled(ink.style(Role.COMMAND), place);
        }
        if (playing) {
            out.append(" ").styled(ink.style(Role.WARN), "free");
        }
        if (tracing) {
            out.append(" ").styled(ink.style(Role.GOOD), "trace");
        }
        return out.append("> ").toAttributedString();
    }
}
