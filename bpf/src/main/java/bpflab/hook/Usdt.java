package bpflab.hook;

import java.util.function.UnaryOperator;

/**
 * A probe that the authors of a program or library put into it, with arguments: systemtap's {@code DTRACE_PROBE}.
 *
 * @param binary as typed: a file, a program on the PATH, a library as the linker knows it, or a process by its number
 */
public record Usdt(String binary, String provider, String name) implements Hook {
    static Usdt read(Place place) {
        String[] parts = place.oneWay().one().split(":");
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            throw place.wrong();
        }
        return new Usdt(parts[0], parts[1], parts[2]);
    }

    @Override
    public HookKind kind() {
        return HookKind.USDT;
    }

    @Override
    public String target() {
        return binary + ":" + provider + ":" + name;
    }

    @Override
    public Hook withFiles(UnaryOperator<String> found) {
        return new Usdt(found.apply(binary), provider, name);
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.usdt(this);
    }
}
