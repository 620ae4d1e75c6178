package bpflab.trace;

import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens for redirects of XDP that come to nothing, which neither the program nor the sender is told: the tracepoints
 * xdp_redirect_err and xdp_devmap_xmit (include/trace/events/xdp.h).
 */
public final class FailedRedirects implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Pattern REFUSED = Pattern.compile(
            "xdp_redirect_err: prog_id=(?<program>\\d+) .*to_ifindex=(?<to>\\d+) err=(?<error>-?\\d+)");
    private static final Pattern NOT_SENT = Pattern.compile(
            "xdp_devmap_xmit: .*to_ifindex=(?<to>\\d+) .*sent=(?<sent>-?\\d+) drops=\\d+ err=(?<error>-?\\d+)");
    private static final List<String> EVENTS = List.of("xdp_redirect_err", "xdp_devmap_xmit");

    private final TraceInstance trace;

    private FailedRedirects(TraceInstance trace) {
        this.trace = trace;
    }

    /**
     * One of them.
     *
     * @param to the number of the interface
     * @param error the kernel's, above 0
     */
    public record Failure(int to, int error) {}

    /** Listens from now on; empty where tracefs cannot be used. */
    public static Optional<FailedRedirects> listen() {
        try {
            TraceInstance trace = TraceInstance.open("redirects");
            try {
                for (String event : EVENTS) {
                    Files.writeString(event(trace, event), "1");
                }
                return Optional.of(new FailedRedirects(trace));
            } catch (IOException noSuchEvent) {
                trace.close();
                return Optional.empty();
            }
        } catch (TroubleException notHere) {
            return Optional.empty();
        }
    }

    private static Path event(TraceInstance trace, String event) {
        return trace.folder().resolve("events/xdp").resolve(event).resolve("enable");
    }

    /**
     * Those of a program so far; what did not go out is told of all programs.
     *
     * @throws InterruptedException Ctrl-C
     */
    public List<Failure> of(int program) throws InterruptedException {
        List<Failure> found = new ArrayList<>();
        for (TraceLine line : trace.upToNow(PATIENCE)) {
            Matcher refused = REFUSED.matcher(line.raw());
            Matcher notSent = NOT_SENT.matcher(line.raw());
            if (refused.find() && Integer.parseInt(refused.group("program")) == program) {
                found.add(failure(refused));
            } else if (notSent.find() && Integer.parseInt(notSent.group("sent")) <= 0) {
                found.add(failure(notSent));
            }
        }
        return found;
    }

    private static Failure failure(Matcher line) {
        return new Failure(Integer.parseInt(line.group("to")), Math.abs(Integer.parseInt(line.group("error"))));
    }

    @Override
    public void close() {
        for (String event : EVENTS) {
            try {
                Files.writeString(event(trace, event), "0");
            } catch (IOException goesWithTheInstance) {
                continue;
            }
        }
        trace.close();
    }
}
