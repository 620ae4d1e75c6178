package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.kernel.TestRun;
import bpflab.packet.Packet;
import bpflab.trouble.Nearest;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Packets by chance, of several classes, on the student's program and on the lesson's solution: verdicts and what
 * became of the packets must be the same, and afterwards what the named maps and global variables hold. So no answer
 * can be written for the packets of one check, and any program that does the same passes.
 */
record Mix(int packets, List<PacketClass> classes, List<String> names) implements CheckKind<Mix.Compared> {
    static final CheckWords WORDS =
            new CheckWords("mix", "mix x60 tcp udp vlan and rxcnt -> as the solution", Mix::read);

    private static final String EXPECTED = "as the solution";
    private static final String AND = "and";
    private static final int USUAL = 60;
    private static final int MOST = 1000;
    private static final int MOST_SHOWN = 3;

    /** The classes of which none is left out: each comes at least once. */
    Mix {
        classes = List.copyOf(classes);
        names = List.copyOf(names);
    }

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
        List<String> words = Arrays.stream(what.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        int and = words.indexOf(AND) < 0 ? words.size() : words.indexOf(AND);
        int count = USUAL;
        Set<PacketClass> classes = new LinkedHashSet<>();
        for (String word : words.subList(0, and)) {
            if (word.matches("x\\d{1,4}")) {
                count = Integer.parseInt(word.substring(1));
            } else {
                classes.add(PacketClass.of(word).orElseThrow(() -> new NotUnderstood(
                        "\"" + word + "\" is no class of packets",
                        Nearest.hint(word, PacketClass.all(), "there are " + String.join(", ", PacketClass.all())))));
            }
        }
        if (count < 1 || count > MOST) {
            throw new NotUnderstood("x" + count + " is not from x1 to x" + MOST, WORDS.example());
        }
        List<PacketClass> all = classes.isEmpty() ? List.of(PacketClass.values()) : List.copyOf(classes);
        return new Mix(Math.max(count, all.size()), all, words.subList(Math.min(and + 1, words.size()), words.size()));
    }

    @Override
    public String sent() {
        return packets + " packets by chance" + (classes.size() == PacketClass.values().length
                ? "" : ": " + String.join(", ", classes.stream().map(PacketClass::word).toList()));
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
            for (String words : words(context.random())) {
                String expected = outcome(solution, words);
                String seen = outcome(mine, words);
                if (!expected.equals(seen)) {
                    different.add(new Case(words, expected, seen));
                }
            }
            names.forEach(name -> compare(name, mine, solution, different));
            return new Compared(packets, different);
        } catch (TroubleException cannot) {
            return new Observation.Missing(cannot.trouble().why());
        }
    }

    private List<String> words(Random random) {
        PacketClass.Chance chance = new PacketClass.Chance(random);
        return Stream.concat(
                classes.stream(),
                Stream.generate(() -> classes.get(random.nextInt(classes.size()))).limit(packets - classes.size()))
                .map(each -> each.one(chance))
                .toList();
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
