package bpflab.kernel;

import java.util.Optional;

/** The kernel's names for addresses: /proc/kallsyms. */
public interface Symbols {
    /** The symbol that starts exactly at an address; empty when there is none or addresses are hidden. */
    Optional<String> at(long address);

    /**
     * The function that an address is in, and how far: {@code do_syscall_64+0x7a}; empty when addresses are hidden, or
     * nobody knows.
     */
    default Optional<String> around(long address) {
        return at(address);
    }

    /**
     * The address of a symbol, for example {@code __bpf_call_base}; empty when there is none or addresses are hidden.
     */
    Optional<Long> address(String name);
}
