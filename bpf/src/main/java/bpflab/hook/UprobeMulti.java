package bpflab.hook;

import java.util.function.UnaryOperator;

/**
 * Many functions of a program or library by one link (Linux 6.6).
 *
 * @param binary as typed: a file, a program on the PATH, a library as the linker knows it, or a process by its number
 * @param pattern with {@code *} and {@code ?}
 */
public record UprobeMulti(HookKind kind, String binary, String pattern) implements Hook {
    static UprobeMulti read(Place place) {
        String text = place.oneWay().one();
        int colon = place.colon();
        if (colon <= 0 || colon == text.length() - 1) {
            throw place.wrong();
        }
        return new UprobeMulti(place.kind(), text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return binary + ":" + pattern;
    }

    @Override
    public Hook withFiles(UnaryOperator<String> found) {
        return new UprobeMulti(kind, found.apply(binary), pattern);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.uprobeMulti(this);
    }
}
