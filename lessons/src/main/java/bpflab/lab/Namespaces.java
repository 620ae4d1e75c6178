package bpflab.lab;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** The way into a network namespace, handed in by who knows the machine. */
@FunctionalInterface
public interface Namespaces {
    /**
     * Runs a task inside a network namespace; sockets that it makes stay there.
     *
     * @param namespace a file as {@code /run/netns/NAME}
     * @throws bpflab.trouble.TroubleException it cannot be entered
     * @throws Exception what the task throws
     */
    <T> T call(Path namespace, Callable<T> task) throws Exception;
}
