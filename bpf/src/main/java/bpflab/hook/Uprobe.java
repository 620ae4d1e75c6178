package bpflab.hook;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Where a function of a program or library begins, or an instruction in it, or where it returns; in all its processes
 * or in one.
 *
 * @param binary as typed: a file, a program on the PATH, a library as the linker knows it, or a process by its number
 * @param function its symbol, or {@code 0x1234}, an offset into the file
 * @param offset in bytes from the function's beginning
 */
public record Uprobe(HookKind kind, String binary, String function, long offset) implements Hook {
    static Uprobe read(Place place) {
        String text = place.oneWay().one();
        int colon = place.colon();
        String[] parts = text.substring(colon + 1).split("\\+", 2);
        if (colon <= 0 || parts[0].isEmpty()) {
            throw place.wrong();
        }
        return new Uprobe(place.kind(), text.substring(0, colon), parts[0],
                parts.length < 2 ? 0 : place.number(parts[1]));
    }

    @Override
    public HookKind kind() {
        return kind;
    }

    @Override
    public String target() {
        return binary + ":" + function + (offset == 0 ? "" : "+" + offset);
    }

    /** The process that it is for, when its binary is given as a process. */
    public OptionalLong process() {
        return binary.matches("\\d{1,10}") ? OptionalLong.of(Long.parseLong(binary)) : OptionalLong.empty();
    }

    @Override
    public Hook withFiles(UnaryOperator<String> found) {
        return new Uprobe(kind, found.apply(binary), function, offset);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.uprobe(this);
    }
}
