package bpflab.dialect;

import java.util.List;
import java.util.Optional;

/**
 * What a person adds to a translation.
 *
 * @param type the type of programs whose section, name and arguments say none, as a section or libbpf's word for it
 * @param license the licence to write where the file names none
 * @param flags further words for clang: what they define decides what is translated
 */
public record DialectOptions(Optional<String> type, Optional<String> license, List<String> flags) {
    /** Nothing. */
    public static final DialectOptions NONE = new DialectOptions(Optional.empty(), Optional.empty());

    /** Its list does not change. */
    public DialectOptions {
        flags = List.copyOf(flags);
    }

    /** Without flags. */
    public DialectOptions(Optional<String> type, Optional<String> license) {
        this(type, license, List.of());
    }

    /** The same with those flags. */
    public DialectOptions with(List<String> more) {
        return new DialectOptions(type, license, more);
    }
}
