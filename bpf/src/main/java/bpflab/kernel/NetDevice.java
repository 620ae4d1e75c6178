package bpflab.kernel;

/**
 * A network interface of this network namespace.
 *
 * @param up whether packets can go through: it is up, and so is what it is connected to
 * @param received how many packets came in by it, whatever became of them
 * @param sent how many went out
 */
public record NetDevice(String name, boolean up, long received, long sent) {}
