package bpflab.linux.attach;

import bpflab.hook.Feature;
import bpflab.kernel.Lacking;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An event source of the kernel's that makes probes, kernel/events/core.c: its number, and the bit that asks for a
 * function's return.
 */
record ProbeSource(int type, int returnBit) {
    private static final Path SOURCES = Path.of("/sys/bus/event_source/devices");

    /** Whether the kernel has it. */
    static boolean exists(String name) {
        return Files.exists(SOURCES.resolve(name).resolve("type"));
    }

    /**
     * {@code kprobe} or {@code uprobe}.
     *
     * @throws bpflab.trouble.TroubleException the kernel was built without it
     */
    static ProbeSource of(String name, String what) {
        Path folder = SOURCES.resolve(name);
        try {
            String bit = Files.readString(folder.resolve("format/retprobe")).strip();
            return new ProbeSource(Integer.parseInt(Files.readString(folder.resolve("type")).strip()),
                    Integer.parseInt(bit.substring("config:".length())));
        } catch (IOException none) {
            Feature feature = name.equals("kprobe") ? Feature.KPROBE : Feature.UPROBE;
            Lacking lacking = new Lacking("this kernel has no " + feature.lacking(), feature.instead());
            throw Trouble.machine(what, lacking.why(), lacking.hint()).toException(none);
        }
    }

    PerfAttr event(boolean returns) {
        return new PerfAttr(type, returns ? 1L << returnBit : 0);
    }

    /** Counted where the program itself asks whether somebody listens: 32 bits above, {@code ref_ctr_offset}. */
    PerfAttr event(boolean returns, long counter) {
        return new PerfAttr(type, (returns ? 1L << returnBit : 0) | counter << Integer.SIZE);
    }
}
