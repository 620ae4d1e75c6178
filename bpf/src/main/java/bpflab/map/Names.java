package bpflab.map;

import java.util.Optional;

/** What numbers in maps stand for, as far as somebody knows. */
public interface Names {
    /** Nobody knows. */
    Names NONE = new Names() {};

    /** The name of the program with that id. */
    default Optional<String> program(int id) {
        return Optional.empty();
    }

    /** The name of the map with that id. */
    default Optional<String> map(int id) {
        return Optional.empty();
    }

    /** The kernel's function that an address is in, as {@code do_syscall_64+0x7a}. */
    default Optional<String> symbol(long address) {
        return Optional.empty();
    }
}
