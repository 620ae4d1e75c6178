package bpflab.why;

import java.util.Optional;

/** A program that packets meet before it lets none go on. */
final class EarlierKeeps implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().isEmpty() || seen.ran() ? Optional.empty() : seen.earlier().stream()
                .filter(earlier -> earlier.runs() > 0)
                .reduce((first, later) -> later)
                .map(earlier -> cause(earlier, seen));
    }

    private static Finding cause(Earlier earlier, Evidence seen) {
        String evidence = earlier.at() + " has " + earlier.name() + " before it, which ran "
                + Amounts.times(earlier.runs()) + ", and nothing came on";
        String device = seen.places().stream().flatMap(place -> place.device().stream())
                .map(Evidence.Device::name).findFirst().orElse("");
        return Finding.cause("another program is asked first", evidence, "take that one away, to see:",
                        earlier.ours() ? ":detach " + earlier.name() : ":path " + device + "   # shows whose it is")
                .write(earlier.isXdp() ? "or let it send packets on:" : "or let it ask the next one, which TC_ACT_OK "
                        + "does not:", earlier.isXdp() ? "return XDP_PASS;" : "return TC_ACT_UNSPEC;");
    }
}
