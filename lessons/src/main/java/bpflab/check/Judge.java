package bpflab.check;

import bpflab.lab.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges evidence, kind by kind. */
record Judge(Optional<Observation> seen) implements Check.Cases<Verdict, RuntimeException> {

    static Verdict verdict(Check check, Evidence evidence) {
        Optional<Observation> seen = evidence.of(check);
        if (seen.isEmpty()) {
            return new Verdict.Skipped("the row above failed");
        }
        return seen.get() instanceof Observation.Missing missing
                ? new Verdict.NotYet(check.expected(), missing.what())
                : check.match(new Judge(seen));
    }

    @Override
    public Verdict loads(Check.Loads check) {
        return new Verdict.Passed("loaded " + saw(Observation.Loaded.class).program());
    }

    @Override
    public Verdict pings(Check.Pings check) {
        return replies(check, check.replies());
    }

    @Override
    public Verdict echoes(Check.Echoes check) {
        return replies(check, check.replies());
    }

    @Override
    public Verdict connects(Check.Connects check) {
        return connections(check, check.outcome());
    }

    @Override
    public Verdict fetches(Check.Fetches check) {
        return connections(check, check.outcome());
    }

    @Override
    public Verdict returns(Check.Returns check) {
        int verdict = saw(Observation.Returned.class).verdict();
        return verdict(check, verdict == check.action().ordinal(), XdpAction.nameOf(verdict));
    }

    @Override
    public Verdict entries(Check.Entries check) {
        long count = saw(Observation.Count.class).count();
        return verdict(check, check.amount().fits(count), Amount.words(count, "entry", "entries"));
    }

    @Override
    public Verdict value(Check.ValueOf check) {
        return count(check, check.amount());
    }

    @Override
    public Verdict global(Check.Global check) {
        return count(check, check.amount());
    }

    @Override
    public Verdict prints(Check.Prints check) {
        List<String> lines = saw(Observation.Printed.class).lines();
        boolean there = lines.stream().anyMatch(line -> line.contains(check.text()));
        return verdict(
                check, there,
                        lines.isEmpty()
                        ? "nothing printed"
                        : Amount.words(lines.size(), "line", "lines") + ", the last \""
                                + lines.get(lines.size() - 1).strip() + "\"");
    }

    private Verdict replies(Check check, Amount expected) {
        Observation.Replies replies = saw(Observation.Replies.class);
        String found = Amount.words(replies.received(), "reply", "replies")
                + (replies.unreachable() > 0 ? ", no answer to ARP" : "");
        return verdict(check, expected.fits(replies.received()), found);
    }

    private Verdict connections(Check check, Outcome expected) {
        List<Reply> replies = saw(Observation.Connections.class).replies();
        return verdict(check, expected.fits(replies), words(replies));
    }

    private Verdict count(Check check, Amount expected) {
        long count = saw(Observation.Count.class).count();
        return verdict(check, expected.fits(count), String.valueOf(count));
    }

    /** {@code answered} for one, {@code 2 answered, 1 no answer} for several. */
    private static String words(List<Reply> replies) {
        if (replies.size() == 1) {
            return replies.get(0).toString();
        }
        return Arrays.stream(Reply.values())
                .filter(replies::contains)
                .map(reply -> replies.stream().filter(reply::equals).count() + " " + reply)
                .collect(Collectors.joining(", "));
    }

    private static Verdict verdict(Check check, boolean holds, String found) {
        return holds ? new Verdict.Passed(found) : new Verdict.NotYet(check.expected(), found);
    }

    /** Evidence of another kind than its check asks for is a mistake in this program. */
    private <T extends Observation> T saw(Class<T> kind) {
        return kind.cast(seen.orElseThrow());
    }
}
