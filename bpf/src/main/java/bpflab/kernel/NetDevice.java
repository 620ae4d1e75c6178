package bpflab.kernel;

/**
 * A network interface of this network namespace.
 *
 * @param up whether packets can go through: it is up, and so is what it is connected to
 */
public record NetDevice(String name, boolean up) {}
