package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.libbpf.Libc;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the tests of a class on a thread with a network namespace of its own: their interfaces are nobody else's, and go
 * with it.
 */
public final class OwnNetwork implements InvocationInterceptor, BeforeAllCallback, AfterAllCallback {
    private ExecutorService thread;

    static native int unshare(int kinds);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Native.register(OwnNetwork.class, NativeLibrary.getInstance("libc.so.6"));
        thread = Executors.newSingleThreadExecutor();
        int answer = thread.submit(() -> unshare(Libc.CLONE_NEWNET)).get();
        if (answer != 0) {
            throw new AssertionError("no network namespace");
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        thread.shutdown();
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                    throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                    throws Throwable {
        run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
                    throws Throwable {
        run(invocation);
    }

    private void run(Invocation<Void> invocation) throws Throwable {
        try {
            thread.submit(() -> {
                try {
                    return invocation.proceed();
                } catch (Exception | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new AssertionError(e);
                }
            }).get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    /**
     * Runs {@code ip} with those words.
     *
     * @return what it said
     */
    public static String ip(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
