package bpflab.libbpf;

import bpflab.trouble.Trouble;
import java.util.function.Function;

/** A file descriptor that we own: closed once, and of no use afterwards. */
public final class Fd implements AutoCloseable {
    private static final int CLOSED = -1;

    private final String name;
    private int number;

    /** Takes over a descriptor. {@code name} is what errors call it: "program drop_world". */
    public Fd(String name, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(name + ": " + number + " is no descriptor");
        }
        this.name = name;
        this.number = number;
    }

    /** A descriptor of our own for something that libbpf will close its own descriptor of. */
    public static Fd copyOf(String name, int number) {
        return new Fd(name, ReturnCode.checkErrno(Libc.fcntl(number, Libc.F_DUPFD_CLOEXEC, 3), "cannot keep " + name));
    }

    /**
     * The number, for a call.
     *
     * @throws bpflab.trouble.TroubleException it was closed
     */
    public synchronized int number() {
        if (number == CLOSED) {
            throw Trouble.failed("cannot use " + name, "it was closed", "load or attach it again").toException();
        }
        return number;
    }

    /**
     * Gives it to what will close it; closes it at once when that cannot be made.
     *
     * @return what was made
     */
    public <T> T into(Function<Fd, T> owner) {
        try {
            return owner.apply(this);
        } catch (RuntimeException notMade) {
            close();
            throw notMade;
        }
    }

    /** Whether it can be used. */
    public synchronized boolean isOpen() {
        return number != CLOSED;
    }

    /** Closes it. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (number != CLOSED) {
            SystemCall.close(number);
            number = CLOSED;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
