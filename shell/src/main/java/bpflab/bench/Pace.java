package bpflab.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The beat of what is looked at again and again. A look does not come later for the time that looking takes; who takes
 * longer than a beat looks at once, and the beat goes on from there: two looks never come close together to catch up,
 * since what is counted between them is told by the second.
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

    /**
     * Waits until the next look is due.
     *
     * @throws InterruptedException Ctrl-C
     */
    public void next() throws InterruptedException {
        due = Math.max(due + every, System.nanoTime());
        sleep(due - System.nanoTime());
    }

    /**
     * Waits until the next look is due, but no longer than so long: for those who have to look up meanwhile.
     *
     * @return whether it is due
     * @throws InterruptedException Ctrl-C
     */
    boolean next(Duration most) throws InterruptedException {
        long now = System.nanoTime();
        long next = Math.max(due + every, now);
        if (next - now > most.toNanos()) {
            sleep(most.toNanos());
            return false;
        }
        due = next;
        sleep(due - now);
        return true;
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
