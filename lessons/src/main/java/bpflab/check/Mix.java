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
    private static final int MOST_SHOWN = 3;

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
        return Set.of(Setup.SOLUTION);
    }

    @Override
    public Class<Compared> sees() {
        return Compared.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        try (Opened mine = context.mine().open(); Opened solution = context.solution().open()) {
            List<Case> different = new ArrayList<>();
            for (String words : packets.words(context.random())) {
                String expected = outcome(solution, words);
                String seen = outcome(mine, words);
                if (!expected.equals(seen)) {
                    different.add(new Case(words, expected, seen));
                }
            }
            packets.names().forEach(name -> compare(name, mine, solution, different));
            return new Compared(packets.packets(), different);
        } catch (TroubleException cannot) {
            return new Observation.Missing(cannot.trouble().why());
        }
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
        String found = others == 0 && !seen.different().isEmpty()
                ? "other numbers"
                : seen.packets() - others + " of " + seen.packets() + " as the solution";
        return verdict(seen.different().isEmpty(), found);
    }

    @Override
    public List<Case> cases(Compared seen) {
        return seen.different().stream().limit(MOST_SHOWN).toList();
    }
}
