package bpflab.insn;

/** A register by its number: 0 to 10 in programs, 11 in code that the verifier wrote, up to 15 in what is not BPF. */
public record Register(int number) {
    private static final String[] HALVES = names("w");
    private static final String[] WHOLE = names("r");

    private static String[] names(String letter) {
        String[] names = new String[16];
        for (int number = 0; number < names.length; number++) {
            names[number] = letter + number;
        }
        return names;
    }

    /** {@code w1} for the lower half, {@code r1} for the whole. */
    public String in(Width width) {
        return (width == Width.W32 ? HALVES : WHOLE)[number];
    }

    @Override
    public String toString() {
        return in(Width.W64);
    }
}
