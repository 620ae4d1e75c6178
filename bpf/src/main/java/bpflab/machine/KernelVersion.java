package bpflab.machine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that a kernel's release begins with: 6.1 of {@code 6.1.0-18-amd64}. */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6}).*", Pattern.DOTALL);

    /** Of what uname calls it; empty when it does not begin so. */
    public static Optional<KernelVersion> of(String release) {
        Matcher numbers = NUMBERS.matcher(release);
        return numbers.matches()
                ? Optional.of(
                        new KernelVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return compareTo(new KernelVersion(wantedMajor, wantedMinor)) >= 0;
    }

    @Override
    public int compareTo(KernelVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
