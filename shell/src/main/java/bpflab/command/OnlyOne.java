package bpflab.command;

import bpflab.trouble.Trouble;
import java.util.List;

/** The name that may be left out because there is only one. */
public final class OnlyOne {
    private OnlyOne() {}

    /** The newest; of maps rather one that a person named than a section of variables. */
    private static String likely(List<String> names) {
        List<String> named = names.stream().filter(name -> !name.startsWith(".")).toList();
        List<String> rather = named.isEmpty() ? names : named;
        return rather.get(rather.size() - 1);
    }

    /**
     * That one.
     *
     * @throws bpflab.trouble.TroubleException there is none, or there are several
     */
    public static String of(String kind, List<String> names, String command) {
        List<String> different = names.stream().distinct().toList();
        if (different.size() == 1) {
            return different.get(0);
        }
        String why = different.isEmpty()
                ? "there is no " + kind + " here"
                : "there are several: " + String.join(", ", different);
        String hint = different.isEmpty() ? ":load FILE" : command + " " + likely(different);
        throw Trouble.usage("which " + kind + "?", why, hint).toException();
    }
}
