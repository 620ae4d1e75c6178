package bpflab.insn;

/** A register by its number: 0 to 10 in programs, 11 in code that the verifier wrote, up to 15 in what is not BPF. */
public record Register(int number) {
    /** Where a function finds its first argument, and puts that of a function that it calls. */
    public static final Register FIRST_ARGUMENT = new Register(1);
    /** What points at the end of a function's stack. */
    public static final Register FRAME = new Register(10);
    /** Registers of arguments: 1 to this. A call leaves nothing in them. */
    public static final int ARGUMENTS = 5;

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
    String in(Width width) {
        return (width == Width.W32 ? HALVES : WHOLE)[number];
    }

    @Override
    public String toString() {
        return in(Width.W64);
    }
}
