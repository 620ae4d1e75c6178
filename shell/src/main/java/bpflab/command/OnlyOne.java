package bpflab.command;

import bpflab.trouble.Trouble;
import java.util.List;

/** The name that may be left out because there is only one. */
public final class OnlyOne {
    private OnlyOne() {}

    /** That one. @throws bpflab.trouble.TroubleException there is none, or there are several */
    public static String of(String kind, List<String> names, String command) {
        List<String> different = names.stream().distinct().toList();
        if (different.size() == 1) {
            return different.get(0);
        }
        String why = different.isEmpty()
                ? "there is no " + kind + " here"
                : "there are several: " + String.join(", ", different);
        String hint = different.isEmpty() ? ":load FILE" : command + " " + different.get(different.size() - 1);
        throw Trouble.usage("which " + kind + "?", why, hint).toException();
    }
}
