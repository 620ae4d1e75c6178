package bpflab.repl;

import bpflab.bench.Bench;
import bpflab.bench.Pace;
import bpflab.bench.Setting;
import bpflab.trace.TraceInstance;
import bpflab.trace.TraceLine;
import bpflab.trouble.TroubleException;
import bpflab.view.Line;
import bpflab.view.Listing;
import bpflab.view.Role;
import bpflab.view.TraceText;
import bpflab.view.TroubleView;
import bpflab.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts trace lines, and what happened while nobody asked, above the prompt: a batch every 50 ms, because each batch
 * redraws the line being typed, and never more than fits into a glance.
 */
final class TraceFeed implements Runnable {
    private static final Duration BATCH = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final int MOST_LINES = 20;

    private final Bench bench;
    private final Consumer<View> above;
    private final TraceText text = new TraceText();
    private final Pace batches = new Pace(BATCH);
    private final Pace idle = new Pace(IDLE);

    /** @param above shows something above the prompt */
    TraceFeed(Bench bench, Consumer<View> above) {
        this.bench = bench;
        this.above = above;
    }

    /** Runs until it is interrupted. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                notices();
                if (bench.settings().on(Setting.TRACE)) {
                    traces();
                } else {
                    (bench.notices().followed().isEmpty() ? idle : batches).next();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void notices() {
        List<Line> lines = bench.notices().take().stream().map(notice -> Line.of(notice, Role.WARN)).toList();
        if (!lines.isEmpty()) {
            above.accept(new Listing(lines));
        }
        bench.notices().came().forEach(above);
    }

    private void traces() throws InterruptedException {
        try {
            TraceInstance trace = bench.trace();
            List<TraceLine> batch = new ArrayList<>(trace.read(IDLE));
            if (!batch.isEmpty()) {
                batches.next();
                batch.addAll(trace.read(Duration.ZERO));
                above.accept(shown(batch, text));
            }
        } catch (TroubleException noTrace) {
            bench.settings().set(Setting.TRACE, "off");
            above.accept(TroubleView.of(noTrace.trouble()));
        }
    }

    static View shown(List<TraceLine> batch, TraceText text) {
        List<Line> lines = new ArrayList<>(batch.stream().limit(MOST_LINES).map(text::line).toList());
        if (batch.size() > MOST_LINES) {
            lines.add(Line.of("… " + (batch.size() - MOST_LINES) + " lines more", Role.MUTED));
        }
        return new Listing(lines);
    }
}
