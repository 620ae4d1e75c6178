package bpflab.wire;

import com.sun.jna.Memory;

/** What an interface may do by itself, as ethtool -K switches it: include/uapi/linux/ethtool.h. */
public enum Offload {
    /** Leaving frames have no checksum yet: the other end is trusted to need none. */
    TX_CHECKSUM(0x17);

    private final int command;

    Offload(int command) {
        this.command = command;
    }

    /**
     * Switches it at an interface of this thread's network namespace.
     *
     * @return whether the kernel took it: not where the interface cannot do otherwise
     */
    public boolean set(String device, boolean on) {
        try (Ethtool driver = Ethtool.at(device); Memory value = new Memory(8)) {
            value.setInt(0, command);
            value.setInt(4, on ? 1 : 0);
            return driver.ask(value);
        }
    }
}
