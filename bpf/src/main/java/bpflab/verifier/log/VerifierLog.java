package bpflab.verifier.log;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The verifier's log of one program, kept whole; everything else is read from it when asked for. */
public record VerifierLog(String text) {
    /** A log that is empty. */
    public static final VerifierLog NONE = new VerifierLog("");

    private static final Pattern ACCOUNT = Pattern.compile("processed (\\d{1,18}) insns \\(limit \\d{1,18}\\)");
    /** The account is three lines, and room for what newer kernels may add. */
    private static final int ACCOUNT_CHARS = 2000;

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

    /**
     * How many instructions the verifier looked at, on all paths together; empty when the log does not tell. It is the
     * account at the log's end: {@code print_verification_stats} in {@code kernel/bpf/verifier.c}.
     */
    public OptionalLong instructions() {
        Matcher account = ACCOUNT.matcher(text.substring(Math.max(0, text.length() - ACCOUNT_CHARS)));
        return account.find() ? OptionalLong.of(Long.parseLong(account.group(1))) : OptionalLong.empty();
    }
}
