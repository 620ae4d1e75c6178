package bpflab.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The version of the kernel that runs, for tests of what other versions do otherwise. */
public record Release(int major, int minor) {

    /** By {@code /proc/sys/kernel/osrelease}. */
    public static Release current() throws IOException {
        String[] numbers = Files.readString(Path.of("/proc/sys/kernel/osrelease")).split("[^0-9]+", 3);
        return new Release(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    /** Whether it is this version or a later one. */
    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
}
