package bpflab.dialect;

import java.util.Optional;

/**
 * What a person adds to a translation.
 *
 * @param type the type of programs whose section, name and arguments say none, as a section or libbpf's word for it
 * @param license the licence to write where the file names none
 */
public record DialectOptions(Optional<String> type, Optional<String> license) {
    /** Nothing. */
    public static final DialectOptions NONE = new DialectOptions(Optional.empty(), Optional.empty());
}
