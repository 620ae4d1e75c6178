package bpflab.lab;

import java.util.concurrent.Callable;

/** Both ends of the lab, and how something is run at one of them. */
record Sides(Namespaces namespaces) {
    /** Runs where traffic of that direction starts. */
    <T> T at(Direction direction, Callable<T> task) throws Exception {
        return direction == Direction.FROM_PEER ? namespaces.call(Network.NAMESPACE, task) : task.call();
    }
}
