package bpflab.bench;

import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import java.util.EnumMap;
import java.util.Map;

/** What {@code :set} has changed. Read by other threads while a command changes it. */
public final class Settings {
    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    /** The value. */
    public synchronized String get(Setting setting) {
        return values.getOrDefault(setting, setting.initial());
    }

    /** Whether a switch is on. */
    public boolean on(Setting setting) {
        return get(setting).equals("on");
    }

    /** Changes a setting. */
    public synchronized void set(Setting setting, String value) {
        if (!setting.choices().isEmpty() && !setting.choices().contains(value)) {
            throw Trouble.usage(
                            "cannot set " + setting.word() + " to " + value,
                            "it can be " + String.join(" or ", setting.choices()),
                            Nearest.hint(
                                    value, setting.choices(),
                                            ":set " + setting.word() + " " + setting.choices().get(0)))
                    .toException();
        }
        values.put(setting, value);
    }

    /**
     * The setting with that name.
     *
     * @throws bpflab.trouble.TroubleException there is none: did you mean
     */
    public static Setting named(String word) {
        return Setting.named(word)
                .orElseThrow(() -> Trouble.usage(
                                "there is no setting " + word,
                                "there are " + String.join(", ", Setting.words()),
                                Nearest.hint(word, Setting.words(), ":set   # lists them"))
                        .toException());
    }
}
