package bpflab.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * While it is open, SIGINT interrupts a thread and does not end the process. At a prompt the terminal has Ctrl-C, and
 * nothing is done here. {@code sun.misc.Signal} is reached as JLine does it, by reflection: no public class does the
 * same, and javac warns of this one.
 */
final class Interrupts implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final Interrupts NOTHING = new Interrupts(null);

    private final Object before;

    private Interrupts(Object before) {
        this.before = before;
    }

    /** For this thread, until it is closed. */
    static Interrupts here() {
        if (JavaApi.bench() == null || JavaApi.bench().interaction().isPresent()) {
            return NOTHING;
        }
        Thread waiting = Thread.currentThread();
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
            return new Interrupts(handle(interrupting));
        } catch (ReflectiveOperationException notThisJava) {
            return NOTHING;
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
        try {
            if (before != null) {
                handle(before);
            }
        } catch (ReflectiveOperationException notThisJava) {
            throw new IllegalStateException(notThisJava); // it was there when this was opened
        }
    }
}
