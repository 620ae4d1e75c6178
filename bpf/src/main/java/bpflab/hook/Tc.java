package bpflab.hook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Packets that come to the network stack from an interface, or leave it there.
 *
 * @param point {@code ingress} or {@code egress}
 */
public record Tc(String point, String device, Mode mode) implements Hook {
    private static final Tools TCX = Tools.of("bpftool net attach tcx_{point} id {id} dev {device}",
            "bpftool net detach tcx_{point} dev {device}");

    /** How it is attached. */
    public enum Mode {
        /** By tcx where the kernel has it, by clsact else. */
        ANY,
        /** A bpf_link, which goes with the process (Linux 6.6). */
        TCX,
        /** A filter of the queueing discipline clsact, as {@code tc filter add} makes one. */
        CLSACT
    }

    static Tc read(Place place) {
        String[] words = place.pointed();
        return new Tc(words[0], words[1], place.mode(Mode.values()));
    }

    /** The words behind {@code --mode}. */
    public static List<String> modes() {
        return Place.words(Mode.values());
    }

    @Override
    public HookKind kind() {
        return HookKind.TC;
    }

    @Override
    public String target() {
        return point + " " + device;
    }

    @Override
    public String modeWord() {
        return Place.word(mode);
    }

    @Override
    public String line(String program) {
        return Hook.super.line(program) + Place.option(mode);
    }

    @Override
    public Optional<String> networkInterface() {
        return Optional.of(device);
    }

    @Override
    public Tools tools() {
        return mode == Mode.TCX ? TCX : kind().tools();
    }

    @Override
    public Map<String, String> toolWords() {
        return Map.of("target", device, "device", device, "point", point, "pref", "");
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.tc(this);
    }
}
