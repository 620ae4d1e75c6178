package bpflab.verifier.log;

import java.util.Optional;
import java.util.stream.Stream;

/** The verifier's log of one program, kept whole; everything else is read from it when asked for. */
public record VerifierLog(String text) {
    /** A log that is empty. */
    public static final VerifierLog NONE = new VerifierLog("");

    /**
     * The lines from the first on, each with its kind, read as they are taken. Two are made of a line in which the
     * kernel joined two.
     */
    public Stream<LogLine> lines() {
        LogEnding ending = LogEnding.of(text);
        return text.lines().flatMap(line -> LogReader.read(line).stream()).map(ending::named);
    }

    /**
     * The lines of the reason for which the program was refused, joined by line ends; empty when it was not, or the
     * kernel did not say.
     */
    public String rejection() {
        return String.join("\n", LogEnding.of(text).message());
    }

    /** What verification cost; empty when the log does not tell. */
    public Optional<Statistics> statistics() {
        return Statistics.of(text);
    }
}
