package bpflab.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many CPUs this machine could have: per-CPU values have a copy for each, also for those that are not there. */
final class PossibleCpus {
    private static final Path FILE = Path.of("/sys/devices/system/cpu/possible");

    private static int count;

    private PossibleCpus() {}

    static synchronized int count() {
        if (count == 0) {
            try {
                count = parse(Files.readString(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return count;
    }

    /** The number of CPUs in a list as {@code 0-3,8}; copies are numbered without the gaps. */
    static int parse(String list) {
        int cpus = 0;
        for (String range : list.strip().split(",")) {
            String[] ends = range.split("-");
            cpus += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
        }
        return cpus;
    }
}
