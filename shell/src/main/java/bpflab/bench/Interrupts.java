package bpflab.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * While it is open, Ctrl-C interrupts one thread, which waits for something that may end, and not the whole line: what
 * stands behind the wait is run. Where there is no terminal Ctrl-C is SIGINT; a prompt, whose terminal has it, asks
 * {@link #endWait}. {@code sun.misc.Signal} is reached as JLine does it, by reflection: no public class does the
 * same, and javac warns of this one.
 */
public final class Interrupts implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final AtomicReference<Interrupts> NOW = new AtomicReference<>();

    private final Thread waiting = Thread.currentThread();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Interrupts outer;
    private Object before;

    private Interrupts() {
        outer = NOW.getAndSet(this);
    }

    /**
     * Ends what is waited for now.
     *
     * @return whether there is such a wait, and this is the first time: who asks again means the whole line
     */
    public static boolean endWait() {
        Interrupts now = NOW.get();
        if (now == null || now.asked.getAndSet(true)) {
            return false;
        }
        now.waiting.interrupt();
        return true;
    }

    /** For this thread, until it is closed. */
    static Interrupts here() {
        Interrupts here = new Interrupts();
        if (JavaApi.bench() != null && JavaApi.bench().interaction().isEmpty()) {
            here.takeSignal();
        }
        return here;
    }

    private void takeSignal() {
        try {
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupting = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            waiting.interrupt();
                        }
                        return method.getName().equals("hashCode") ? (Object) 0
                                : method.getName().equals("equals") ? (Object) (proxy == arguments[0]) : null;
                    });
            before = handle(interrupting);
        } catch (ReflectiveOperationException notThisJava) {
            before = null;
        }
    }

    /** @throws InterruptedException somebody pressed Ctrl-C meanwhile */
    void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** @return who had it before */
    private static Object handle(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        try {
            return signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, interrupt, handler);
        } catch (InvocationTargetException taken) {
            return null; // started with -Xrs: SIGINT is not Java's
        }
    }

    @Override
    public void close() {
        NOW.set(outer);
        try {
            if (before != null) {
                handle(before);
            }
        } catch (ReflectiveOperationException notThisJava) {
            throw new IllegalStateException(notThisJava); // it was there when this was opened
        }
    }
}
