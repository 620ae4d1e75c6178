package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.kernel.TestRun;
import bpflab.packet.Packet;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Packets by chance, of several classes, on the student's program and on the lesson's solution: verdicts and what
 * became of the packets must be the same, and afterwards what the named maps and global variables hold. So no answer
 * can be written for the packets of one check, and any program that does the same passes.
 */
record Mix(ByChance packets) implements CheckKind<Mix.Compared> {
    static final CheckWords WORDS =
            new CheckWords("mix", "mix x60 tcp udp vlan and rxcnt -> as the solution", Mix::read);

    private static final String EXPECTED = "as the solution";
    private static final String PRINTED = "trace afterwards";
    private static final int MOST_SHOWN = 3;
    private static final int MOST_LOOKS = 3;

    /**
     * What was not the same.
     *
     * @param packets how many were sent
     * @param different those that ended otherwise, then names that hold something else
     */
    record Compared(int packets, List<Case> different) implements Observation {
        Compared {
            different = List.copyOf(different);
        }
    }

    private static Mix read(String what, String expected) {
        if (!expected.equals(EXPECTED)) {
            throw new NotUnderstood("\"" + expected + "\" is not what a mix is compared with", WORDS.example());
        }
        return new Mix(ByChance.of(what, WORDS));
    }

    @Override
    public String sent() {
        return packets.packets() + " packets by chance" + packets.among();
    }

    @Override
    public String expected() {
        return EXPECTED;
    }

    @Override
    public Set<Setup> needs() {
        return packets.traces() ? Set.of(Setup.SOLUTION, Setup.TRACE) : Set.of(Setup.SOLUTION);
    }

    @Override
    public Class<Compared> sees() {
        return Compared.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        List<String> words = packets.words(context.random());
        try {
            Compared seen = look(context, words);
            for (int more = 1; packets.traces() && !seen.different().isEmpty() && more < MOST_LOOKS; more++) {
                seen = look(context, words);
            }
            return seen;
        } catch (TroubleException cannot) {
            return new Observation.Missing(cannot.trouble().why());
        }
    }

    private Compared look(CheckContext context, List<String> words) throws InterruptedException {
        try (Opened mine = context.mine().open(); Opened solution = context.solution().open()) {
            Ran expected = ran(solution, words, context);
            Ran seen = ran(mine, words, context);
            List<Case> different = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (!expected.outcomes().get(i).equals(seen.outcomes().get(i))) {
                    different.add(new Case(words.get(i), expected.outcomes().get(i), seen.outcomes().get(i)));
                }
            }
            Case.of(PRINTED, expected.printed(), seen.printed()).ifPresent(different::add);
            packets.names().forEach(name -> compare(name, mine, solution, different));
            return new Compared(packets.packets(), different);
        }
    }

    /** What became of each packet, and what was printed of them all. */
    private record Ran(List<String> outcomes, List<String> printed) {}

    private Ran ran(Opened opened, List<String> words, CheckContext context) throws InterruptedException {
        if (!packets.traces()) {
            return new Ran(outcomes(opened, words), List.of());
        }
        PrintedHere trace = PrintedHere.from(context.trace().orElseThrow());
        List<String> outcomes = outcomes(opened, words);
        return new Ran(outcomes, trace.texts());
    }

    private static List<String> outcomes(Opened opened, List<String> words) {
        return words.stream().map(each -> outcome(opened, each)).toList();
    }

    /** The verdict by its name; behind one that lets the packet live, what became of it where it was changed. */
    private static String outcome(Opened opened, String words) {
        byte[] packet = Packet.build(words);
        TestRun run = opened.program().run(packet, 1);
        ReturnValues returns = opened.program().info().type().returns();
        String verdict = returns.said(run.verdict());
        boolean lives = returns.nameOf(run.verdict())
                .filter(name -> name.matches(".*(PASS|OK|TX|REDIRECT)"))
                .isPresent();
        return lives && run.packet().length > 0 && !Arrays.equals(run.packet(), packet)
                ? verdict + ", now " + Packet.describe(run.packet()) + " #" + Arrays.hashCode(run.packet())
                : verdict;
    }

    private static void compare(String name, Opened mine, Opened solution, List<Case> different) {
        String expected = Numbers.contents(solution.object().maps(), name);
        String seen = Numbers.contents(mine.object().maps(), name);
        if (!expected.equals(seen)) {
            different.add(new Case(name + " afterwards", expected, seen));
        }
    }

    @Override
    public Verdict judge(Compared seen) {
        long others = seen.different().stream().filter(each -> !each.sent().endsWith(" afterwards")).count();
        boolean printed = seen.different().stream().allMatch(each -> each.sent().equals(PRINTED));
        String found = others == 0 && !seen.different().isEmpty()
                ? printed ? "other lines in the trace" : "other numbers"
                : seen.packets() - others + " of " + seen.packets() + " as the solution";
        return verdict(seen.different().isEmpty(), found);
    }

    @Override
    public List<Case> cases(Compared seen) {
        return seen.different().stream().limit(MOST_SHOWN).toList();
    }
}
