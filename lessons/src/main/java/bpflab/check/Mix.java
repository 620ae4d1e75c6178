package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.kernel.Program;
import bpflab.kernel.TestRun;
import bpflab.packet.Packet;
import bpflab.trouble.TroubleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Packets by chance, of several classes, on the student's program and on the lesson's solution: verdicts and what
 * became of the packets must be the same, and afterwards what the named maps and global variables hold. So no answer
 * can be written for the packets of one check, and any program that does the same passes.
 *
 * @param program one of the file that is not the one the exercise is about
 */
record Mix(ByChance packets, Optional<String> program) implements CheckKind<Mix.Compared> {
    static final CheckWords WORDS =
            new CheckWords("mix", "mix x60 tcp udp vlan and rxcnt -> as the solution", Mix::read);

    private static final String EXPECTED = "as the solution";
    private static final String PROGRAM = "program=";
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");
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
        List<String> words = List.of(what.split("\\s+"));
        Optional<String> program = words.stream()
                .filter(word -> word.startsWith(PROGRAM))
                .map(word -> word.substring(PROGRAM.length()))
                .findFirst();
        String others = words.stream().filter(word -> !word.startsWith(PROGRAM)).collect(Collectors.joining(" "));
        return new Mix(ByChance.of(others, WORDS), program);
    }

    @Override
    public String sent() {
        return packets.packets() + " packets by chance" + program.map(" to "::concat).orElse("") + packets.among();
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
            packets.presets().forEach(preset -> {
                preset.in(mine.object().maps());
                preset.in(solution.object().maps());
            });
            Ran expected = ran(solution, words, context);
            Ran seen = ran(mine, words, context);
            List<Case> different = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                if (!expected.outcomes().get(i).equals(seen.outcomes().get(i))) {
                    different.add(new Case(words.get(i), expected.outcomes().get(i), seen.outcomes().get(i)));
                }
            }
            Case.of(PRINTED, expected.printed(), heldBy(seen.printed(), expected.printed())).ifPresent(different::add);
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

    private List<String> outcomes(Opened opened, List<String> words) {
        Program asked = program.map(opened::program).orElse(opened.program());
        return words.stream().map(each -> outcome(asked, each)).toList();
    }

    /** The verdict by its name; behind one that lets the packet live, what became of it where it was changed. */
    private static String outcome(Program program, String words) {
        byte[] packet = Packet.build(words);
        TestRun run = program.run(packet, 1);
        ReturnValues returns = program.info().type().returns();
        String verdict = returns.said(run.verdict());
        boolean lives = returns.nameOf(run.verdict())
                .filter(name -> name.matches(".*(PASS|OK|TX|REDIRECT)"))
                .isPresent();
        return lives && run.packet().length > 0 && !Arrays.equals(run.packet(), packet)
                ? verdict + ", now " + Packet.describe(run.packet()) + " #" + Arrays.hashCode(run.packet()) + noted(run)
                : verdict + (lives ? noted(run) : "");
    }

    private static String noted(TestRun run) {
        return run.metadata().length == 0 ? "" : ", before it " + BYTES.formatHex(run.metadata());
    }

    /** Lines may say more than the solution's: what holds its words, in its place, counts as it. */
    private static List<String> heldBy(List<String> seen, List<String> expected) {
        return seen.size() != expected.size() ? seen : IntStream.range(0, seen.size())
                .mapToObj(i -> holds(seen.get(i), expected.get(i)) ? expected.get(i) : seen.get(i))
                .toList();
    }

    private static boolean holds(String line, String words) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(words) + "(?!\\w)").matcher(line).find();
    }

    private static void compare(String name, Opened mine, Opened solution, List<Case> different) {
        String expected = Numbers.contents(solution.object().maps(), name);
        String seen = Numbers.contents(mine.object().maps(), name);
        if (!expected.equals(seen)) {
            different.add(new Case(name + " afterwards", expected, seen));
        } else {
            Numbers.narrower(name, solution.object().maps(), mine.object().maps()).ifPresent(different::add);
        }
    }

    @Override
    public Verdict judge(Compared seen) {
        long others = seen.different().stream().filter(each -> !each.sent().endsWith(" afterwards")).count();
        boolean printed = seen.different().stream().allMatch(each -> each.sent().equals(PRINTED));
        String found = others == 0 && !seen.different().isEmpty()
                ? printed ? "other lines in the trace" : "other numbers"
                : seen.packets() - others + " of " + seen.packets();
        return verdict(seen.different().isEmpty(), found);
    }

    @Override
    public List<Case> cases(Compared seen) {
        return seen.different().stream().limit(MOST_SHOWN).toList();
    }
}
