package bpflab.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The beat of what is looked at again and again. A look does not come later for the time that looking takes; who is a
 * whole beat late has lost that one.
 */
public final class Pace {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final long every;
    private long due;

    /** One that begins now. */
    public Pace(Duration every) {
        this.every = every.toNanos();
        this.due = System.nanoTime();
    }

    /** Waits until the next look is due. @throws InterruptedException Ctrl-C */
    public void next() throws InterruptedException {
        due = Math.max(due + every, System.nanoTime() - every);
        sleep(due - System.nanoTime());
    }

    /**
     * Looks at each beat until something holds, or so long.
     *
     * @return whether it held
     * @throws InterruptedException Ctrl-C
     */
    public boolean until(BooleanSupplier holds, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            due = Math.min(due + every, end);
            sleep(due - System.nanoTime());
        }
        return true;
    }

    private static void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Thread.sleep(Math.max(0, nanos / NANOS_PER_MILLI), (int) Math.max(0, nanos % NANOS_PER_MILLI));
    }
}
