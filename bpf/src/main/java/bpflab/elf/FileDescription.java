package bpflab.elf;

import java.util.List;

/** What file(1) says of an object. */
final class FileDescription {
    private FileDescription() {}

    /** {@link Header} has made sure of everything that is constant here. */
    static String of(List<Section> sections, boolean bigEndian) {
        boolean debug = sections.stream().anyMatch(s -> s.name().equals(".debug_info"));
        boolean symbols = sections.stream().anyMatch(s -> s.type() == Section.SYMTAB);
        String order = bigEndian ? "MSB" : "LSB";
        return "ELF 64-bit " + order + " relocatable, eBPF, version 1 (SYSV), "
                + (debug ? "with debug_info, " : "") + (symbols ? "not stripped" : "stripped");
    }
}
