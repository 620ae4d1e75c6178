package bpflab.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The lesson {@code try} as tests make it without a file: it says its title and has {@code x.c} beside it. */
public final class TryLesson {
    private TryLesson() {}

    /** One that has a step to read and nothing else. */
    public static Lesson in(Path folder) {
        return in(folder, List.of(new Step.Read(1, "x")), List.of());
    }

    /** One with these steps. */
    public static Lesson in(Path folder, List<Step> steps, List<Section> sections) {
        About about = new About("Try", List.of(), 0, "", List.of(), List.of());
        return new Lesson("try", 1, about, folder, List.of("x.c"), steps, sections);
    }

    /** A check with hints that fit always. */
    public static CheckLine check(int line, String text, String... hints) {
        return new CheckLine(line, text, List.of(hints).stream().map(TryLesson::hint).toList());
    }

    /** A hint that fits always. */
    public static Hint hint(String text) {
        return new Hint(Optional.empty(), text);
    }
}
