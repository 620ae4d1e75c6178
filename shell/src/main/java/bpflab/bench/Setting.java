package bpflab.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code :set} can change. A switch knows {@code on} and {@code off}; the others take any word. */
public enum Setting {
    /** Whether output longer than the screen is shown page by page. */
    PAGER("on", true, "page output that is longer than the screen"),
    /** Whether trace lines appear above the prompt while you work. */
    TRACE("off", true, "show trace lines above the prompt"),
    /** Whether x86 code is spelt as Intel does. */
    INTEL("off", true, "spell x86 code as Intel does"),
    /** Whether pins stay when the bench ends. */
    KEEP_PINS("off", true, "leave pins in place when the bench ends"),
    /** Whether an exception, of Java at the prompt or of bpflab itself, is shown with its stack trace. */
    TRACE_ERRORS("off", true, "show the stack trace of exceptions, Java's too"),
    /** The editor's command; empty for {@code $VISUAL}, {@code $EDITOR}, and then the one built in. */
    EDITOR("", false, "empty for $EDITOR, or the one built in: the editor of :edit");

    private final String initial;
    private final boolean onOff;
    private final String text;

    Setting(String initial, boolean onOff, String text) {
        this.initial = initial;
        this.onOff = onOff;
        this.text = text;
    }

    /** As it is typed: {@code keep-pins}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it changes, in a few words. */
    public String text() {
        return text;
    }

    /** The words that it can be set to; empty when it takes any. */
    public List<String> choices() {
        return onOff ? List.of("on", "off") : List.of();
    }

    String initial() {
        return initial;
    }

    /** The setting with that name. */
    public static Optional<Setting> named(String word) {
        return Stream.of(values()).filter(setting -> setting.word().equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Stream.of(values()).map(Setting::word).toList();
    }

}
