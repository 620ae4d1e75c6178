package bpflab.repl;

import bpflab.view.Clean;
import bpflab.view.Role;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * What stands in front of the cursor: {@code bpflab drop-world 2/7 free> }.
 *
 * @param place lesson and step; empty outside lessons
 * @param folder where the student went; empty for the lesson's folder
 * @param playing whether the last line was not the lesson's
 * @param tracing whether trace lines appear above
 */
record Prompt(String place, String folder, boolean playing, boolean tracing) {
    private static final int LONGEST_FOLDER = 24;

    AttributedString styled(Theme theme) {
        AttributedStringBuilder out = new AttributedStringBuilder().styled(theme.style(Role.TITLE), "bpflab");
        if (!place.isEmpty()) {
            out.append(" ").styled(theme.style(Role.COMMAND), place);
        }
        if (!folder.isEmpty()) {
            out.append(" ").styled(theme.style(Role.NAME), shortFolder());
        }
        if (playing) {
            out.append(" ").styled(theme.style(Role.WARN), "free");
        }
        if (tracing) {
            out.append(" ").styled(theme.style(Role.GOOD), "trace");
        }
        return out.append("> ").toAttributedString();
    }

    /** A long path by its last folders, so that there is room to type. */
    private String shortFolder() {
        String text = Clean.text(folder);
        int cut = text.indexOf('/', Math.max(0, text.length() - LONGEST_FOLDER));
        return text.length() <= LONGEST_FOLDER || cut < 0 ? text : "…" + text.substring(cut);
    }
}
