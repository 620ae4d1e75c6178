package bpflab.kernel;

/**
 * A network interface of this network namespace.
 *
 * @param up whether packets can go through: it is up, and so is what it is connected to
 * @param enabled whether it was brought up itself
 * @param end what it is connected to, where that is an interface: the other end of a veth, what a VLAN is on; as the
 *     ip command has it {@code if5} for one of another network namespace; empty where it is none
 * @param master the bridge or bond that gets what comes in by it, since it is a port of that; empty where it is none
 * @param received how many packets came in by it, whatever became of them
 * @param sent how many went out
 */
public record NetDevice(String name, boolean up, boolean enabled, String end, String master, long received,
        long sent) {}
