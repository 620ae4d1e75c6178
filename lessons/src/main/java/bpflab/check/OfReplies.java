package bpflab.check;

import java.util.Set;

/** What all checks have in common that count replies which come back through the lab. */
interface OfReplies extends CheckKind<Replies> {
    /** How a lesson may write the number. */
    String FORMS = "3 replies, at least 1 reply, no replies";

    /** How many replies there are to be. */
    Amount replies();

    @Override
    default String expected() {
        return replies().words();
    }

    @Override
    default Set<Setup> needs() {
        return Set.of(Setup.LAB, Setup.ATTACHED);
    }

    @Override
    default Class<Replies> sees() {
        return Replies.class;
    }

    @Override
    default Verdict judge(Replies seen) {
        return verdict(replies().fits(seen.received()), seen.words());
    }
}
