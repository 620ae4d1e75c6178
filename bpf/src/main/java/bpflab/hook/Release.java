package bpflab.hook;

/** The first kernel release that has something. */
public record Release(int major, int minor) {
    static Release of(String text) {
        String[] parts = text.split("\\.");
        return new Release(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
