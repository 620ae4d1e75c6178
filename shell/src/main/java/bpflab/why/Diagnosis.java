package bpflab.why;

import bpflab.why.Finding.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules found, in order, up to the first cause.
 *
 * @param program the program's name
 * @param findings the last of them is the cause, where one was found
 */
public record Diagnosis(String program, List<Finding> findings) {
    /** What must hold for the later to matter stands first. */
    private static final List<Rule> RULES = List.of(
            new NotLoaded(), new OlderOneRuns(), new NotAttached(), new PlaceGone(), new Renamed(),
            new InterfaceDown(), new NotTheLab(), new FileReplaced(), new NobodyThere(),
            new EarlierKeeps(), new NeverRuns(), new ForAnother(),
            new LengthNeverReached(), new ByteOrder(), new OneByteTurned(), new MapFull(), new RingFull(),
            new RecordTooLarge(), new RecordsDropped(), new NoSuchBuffer(), new UpdateRefused(),
            new TimerNeverStarted(),
            new KeyNeverThere(), new EmptySlot(), new RedirectFails(), new FormatRefused(), new VariableGate(),
            new NeverSo(), new NoSuchEvent(), new NobodySo(), new NobodyReads(), new RecordsWait(), new NobodyListens(),
            new NoSocketChosen(), new NothingLeft(), new ByChance(), new SameVerdict(),
            new OtherDirection(), new PacketFate());

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /** Looks at evidence. */
    public static Diagnosis of(Evidence seen) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.on(seen).ifPresent(findings::add);
            if (!findings.isEmpty() && findings.get(findings.size() - 1).mark() == Mark.CAUSE) {
                break;
            }
        }
        return new Diagnosis(seen.program().name(), findings);
    }

    /** The cause; empty when none was found. */
    public Optional<Finding> cause() {
        return findings.stream().filter(finding -> finding.mark() == Mark.CAUSE).findFirst();
    }
}
