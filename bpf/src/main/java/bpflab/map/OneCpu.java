package bpflab.map;

import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The copies of a per-CPU value with one of them changed. The kernel takes all copies at once: what another CPU counts
 * between reading and writing is lost, so this is for maps that rest.
 */
final class OneCpu {
    private OneCpu() {}

    /** {@code copies} is empty where there was no entry: then the other CPUs' are 0. */
    static List<byte[]> of(MapInfo info, int cpus, List<byte[]> copies, byte[] value, int cpu) {
        String what = "cannot set the value of CPU " + cpu;
        if (!info.type().perCpu()) {
            throw Trouble.usage(
                    what, info.type().label() + " has one value for all CPUs", "leave --cpu out").toException();
        }
        List<byte[]> all = new ArrayList<>(
                copies.isEmpty() ? Collections.nCopies(cpus, new byte[info.valueBytes()]) : copies);
        if (cpu >= all.size()) {
            throw Trouble.usage(
                    what, "this machine can have " + all.size() + ", from 0 to " + (all.size() - 1),
                    "--cpu 0   # or leave it out for all of them").toException();
        }
        all.set(cpu, value);
        return all;
    }
}
