package bpflab.snippet;

import java.io.IOException;
import java.io.PrintStream;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * The loggers of {@code java.util.logging}: JNA has some and says nothing, so only Java at the prompt needs that they
 * are set up.
 */
public final class Logging {
    static {
        PrintStream out = System.out;
        System.setOut(null);
        try {
            Logger.getLogger("com.sun.jna");
        } finally {
            System.setOut(out);
        }
    }

    private Logging() {}

    /**
     * Has the first logger of this process made without setting them up, which takes as long as binding all of libbpf:
     * a configuration is read, and all jars are searched for other loggers. The JDK leaves that out while there is no
     * {@code System.out} ({@code readPrimordialConfiguration} of LogManager). That is taken away while this class is
     * initialized: who takes it over asks for {@link #setUp} first, and waits.
     */
    public static void defer() {
        // The class is initialized by now.
    }

    /** Sets them up, for who may log. */
    static void setUp() {
        try {
            LogManager.getLogManager().readConfiguration();
        } catch (IOException unreadable) {
            // The JDK goes on without one, too: nobody hears what is logged.
        }
    }
}
