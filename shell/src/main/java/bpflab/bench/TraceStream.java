package bpflab.bench;

import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import bpflab.view.Clean;
import java.util.stream.Stream;

/** What programs print, as streams that wait for the next line. */
record TraceStream(TraceInstance trace) {
    /** All lines, also those that tell of lost ones. */
    Stream<TraceLine> lines() {
        return Ongoing.stream(trace::read);
    }

    /** What was printed, without what the kernel puts around it. */
    Stream<String> texts() {
        return lines().map(TraceStream::text);
    }

    private static String text(TraceLine line) {
        return Clean.text(line instanceof TraceLine.Printed printed ? printed.text() : line.raw());
    }
}
