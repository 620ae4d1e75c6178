package bpflab.check;

import bpflab.kernel.Program;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A check of traffic while another program of the file, which works together with the one that is checked, is as the
 * lesson gave it: so it is seen that each does its own half.
 *
 * @param program stands in the place of the student's of that name
 */
record Given<O extends Observation>(String program, CheckKind<O> traffic) implements CheckKind<O> {
    private static final Pattern WORD = Pattern.compile("\\s+given=(\\S+)");

    /**
     * Reads a line, whose traffic is understood by another.
     *
     * @throws NotUnderstood what is wrong with it
     */
    static CheckKind<?> read(String line) {
        Matcher given = WORD.matcher(line);
        if (!given.find()) {
            return CheckKinds.plain(line);
        }
        CheckKind<?> traffic = CheckKinds.plain(given.replaceFirst(""));
        if (!traffic.needs().contains(Setup.ATTACHED)) {
            throw new NotUnderstood("given= belongs to traffic that a program meets", "ping x2 given=sort_in");
        }
        return new Given<>(given.group(1), traffic);
    }

    @Override
    public String sent() {
        return traffic.sent() + ", " + program + " as given";
    }

    @Override
    public String expected() {
        return traffic.expected();
    }

    @Override
    public Class<O> sees() {
        return traffic.sees();
    }

    @Override
    public Set<Setup> needs() {
        return traffic.needs();
    }

    @Override
    public Optional<String> packet(boolean leaving) {
        return traffic.packet(leaving);
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        try (Opened given = context.given().open()) {
            Program instead = given.program(program);
            Attached.Swap swap = context.attached().swap(instead, context.object().programs());
            try {
                return traffic.observe(context);
            } finally {
                swap.undo();
            }
        }
    }

    @Override
    public Verdict judge(O seen) {
        return traffic.judge(seen);
    }
}
