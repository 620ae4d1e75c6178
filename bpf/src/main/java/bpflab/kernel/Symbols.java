package bpflab.kernel;

import java.util.Optional;

/** The kernel's names for addresses: /proc/kallsyms. */
public interface Symbols {
    /** The symbol that starts exactly at an address; empty when there is none or addresses are hidden. */
    Optional<String> at(long address);

    /**
     * The address of a symbol, for example {@code __bpf_call_base}; empty when there is none or addresses are hidden.
     */
    Optional<Long> address(String name);
}
