package bpflab.check;

import bpflab.hook.ReturnValues;
import bpflab.lab.Direction;
import bpflab.lab.Sends;
import bpflab.lab.Sent;
import bpflab.lab.Where;
import bpflab.lesson.Seen;
import bpflab.packet.Packet;
import bpflab.trouble.TroubleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packets by chance, sent over the lab's wire as {@code :lab send} does, to the student's socket filter and to the
 * lesson's solution beside it: afterwards the named maps and global variables must hold the same. BPF_PROG_TEST_RUN
 * will not do for a socket filter: it hands over a packet without its Ethernet header.
 *
 * <p>The frames are for a hardware address that nobody has, so the filters see each once and no stack answers. What
 * others send meanwhile might be seen by one filter only; so the solution is attached twice, before and behind the
 * student's, and where those two do not agree nothing is said of the file and all is sent once more.
 */
record OnTheWire(ByChance packets) implements CheckKind<OnTheWire.Compared> {
    static final CheckWords WORDS =
            new CheckWords("send", "send x60 tcp options :80 and opened -> as the solution", OnTheWire::read);

    private static final String EXPECTED = "as the solution";
    /** Locally administered, and of no interface of the lab. */
    private static final String TO_NOBODY = " dmac 02:00:00:00:00:99";
    private static final int MOST_LOOKS = 3;

    /** Names that hold something else than with the solution. */
    record Compared(List<Case> different) implements Observation {
        Compared {
            different = List.copyOf(different);
        }
    }

    private static OnTheWire read(String what, String expected) {
        if (!expected.equals(EXPECTED)) {
            throw new NotUnderstood("\"" + expected + "\" is not what this is compared with", WORDS.example());
        }
        ByChance packets = ByChance.of(what, WORDS);
        if (packets.names().isEmpty()) {
            throw new NotUnderstood("it does not say which map or variable is compared", WORDS.example());
        }
        if (packets.traces()) {
            throw new NotUnderstood("the trace of two filters cannot be told apart", WORDS.example());
        }
        if (!packets.presets().isEmpty()) {
            throw new NotUnderstood("on the wire variables start as the file says", WORDS.example());
        }
        return new OnTheWire(packets);
    }

    @Override
    public String sent() {
        return packets.packets() + " packets on the wire" + packets.among();
    }

    @Override
    public String expected() {
        return EXPECTED;
    }

    @Override
    public Set<Setup> needs() {
        return Set.of(Setup.LAB, Setup.ATTACHED, Setup.SOLUTION);
    }

    /** Several socket filters look at the same packets; at other hooks the first may take them from the next. */
    @Override
    public boolean isAbout(ReturnValues returns) {
        return returns == ReturnValues.WHOLE;
    }

    @Override
    public Class<Compared> sees() {
        return Compared.class;
    }

    @Override
    public Observation observe(CheckContext context) throws InterruptedException {
        List<byte[]> frames = packets.words(context.random()).stream()
                .map(words -> Packet.build(words + TO_NOBODY))
                .toList();
        try {
            for (int look = 0; look < MOST_LOOKS; look++) {
                Optional<Compared> seen = look(context, frames);
                if (seen.isPresent()) {
                    return seen.get();
                }
            }
            return new Observation.Missing("others sent packets meanwhile", Seen.TIMED_OUT);
        } catch (TroubleException cannot) {
            return new Observation.Missing(cannot.trouble().why());
        }
    }

    /** Empty where not all frames came over, or others did. */
    private Optional<Compared> look(CheckContext context, List<byte[]> frames) throws InterruptedException {
        try (Opened before = context.solution().open();
                Opened mine = context.mine().open();
                Opened behind = context.solution().open()) {
            boolean all;
            try (Attached attached = context.attaching().all(
                    List.of(before.program(), mine.program(), behind.program()))) {
                Sent sent = context.network().send(
                        Direction.FROM_PEER, new Sends(frames, 1, 0), Optional.empty());
                all = sent.at(Where.ARRIVED) + sent.at(Where.INTERFACE) == frames.size();
                attached.require();
            }
            return all && differences(before, behind).isEmpty()
                    ? Optional.of(new Compared(differences(before, mine)))
                    : Optional.empty();
        }
    }

    private List<Case> differences(Opened solution, Opened other) {
        return packets.names().stream()
                .flatMap(name -> Case.of(
                        name + " afterwards", Numbers.lines(solution.object().maps(), name),
                        Numbers.lines(other.object().maps(), name))
                        .or(() -> Numbers.narrower(name, solution.object().maps(), other.object().maps())).stream())
                .toList();
    }

    @Override
    public Verdict judge(Compared seen) {
        return verdict(seen.different().isEmpty(), seen.different().isEmpty() ? EXPECTED : "other numbers");
    }

    @Override
    public List<Case> cases(Compared seen) {
        return seen.different();
    }
}
