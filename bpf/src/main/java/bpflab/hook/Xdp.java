package bpflab.hook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The first thing that happens to a packet that arrives at an interface. */
public record Xdp(String device, Mode mode) implements Hook {
    /** Where in the path the program runs: {@code XDP_FLAGS_*_MODE} in include/uapi/linux/if_link.h. */
    public enum Mode {
        /** Native when the driver can, generic else: the kernel chooses. */
        ANY("xdp"),
        /** In the driver, before a socket buffer exists. */
        NATIVE("xdpdrv"),
        /** In the network stack, for any interface. */
        GENERIC("xdpgeneric"),
        /** On the network card itself. */
        OFFLOAD("xdpoffload");

        private final String tool;

        Mode(String tool) {
            this.tool = tool;
        }

        /** As typed: {@code native}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words behind {@code --mode}. */
    public static List<String> modes() {
        return Place.words(Mode.values());
    }

    static Xdp read(Place place) {
        return new Xdp(place.one(), place.mode(Mode.values()));
    }

    @Override
    public HookKind kind() {
        return HookKind.XDP;
    }

    @Override
    public String target() {
        return device;
    }

    @Override
    public String modeWord() {
        return mode.word();
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
    public Map<String, String> toolWords() {
        return Map.of("target", device, "hook", mode.tool, "force", "", "overwrite", "");
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.xdp(this);
    }
}
