package bpflab.elf;

import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The start of an object file: {@code Elf64_Ehdr} in elf.h, once it is known to be what the kernel's loader takes.
 *
 * @param sections where the section table is, in bytes
 * @param entryBytes the size of its rows
 * @param count the number of its rows
 * @param names the section that holds the sections' names
 */
record Header(long sections, int entryBytes, int count, int names) {
    static final int BYTES = 64;
    private static final int CLASS_64 = 2;
    private static final int RELOCATABLE = 1;
    private static final int EXECUTABLE = 2;
    private static final int SHARED = 3;
    private static final int CORE = 4;
    private static final int BPF = 247;
    private static final Map<Integer, String> MACHINES = Map.of(
            3, "x86 (32-bit)", 8, "MIPS", 21, "PowerPC64", 22, "s390x", 40, "ARM (32-bit)",
            62, "x86-64", 183, "AArch64", 243, "RISC-V", 258, "LoongArch");

    /** @param toLoad whether it must be for this machine's byte order, too */
    static Header read(Image image, boolean toLoad) {
        ByteBuffer header = image.part("the ELF header", 0, BYTES);
        checkTarget(image.name(), header);
        if (toLoad && image.bigEndian()) {
            throw ElfErrors.unreadable(image.name(), "it is BPF code for big-endian machines, and this is none",
                    ":compile FILE.c   # or compile with -target bpf, which takes this machine's byte order\n"
                            + ":dump elf " + image.name() + "   # lists it");
        }
        return new Header(
                header.getLong(40), header.getShort(58) & 0xffff, header.getShort(60) & 0xffff,
                        header.getShort(62) & 0xffff);
    }

    private static void checkTarget(String name, ByteBuffer header) {
        int type = header.getShort(16) & 0xffff;
        int machine = header.getShort(18) & 0xffff;
        if (type == CORE) {
            throw ElfErrors.unreadable(name, "it is what a process left when it crashed (a core file)",
                    "name the .o that clang -target bpf -c makes");
        }
        if (machine != BPF) {
            throw otherMachine(name, type, machine);
        }
        if (header.get(4) != CLASS_64) {
            throw ElfErrors.unreadable(
                    name, "it is a 32-bit object: BPF objects are 64-bit",
                            ":compile FILE.c   # or compile with -target bpf");
        }
        if (type != RELOCATABLE) {
            throw ElfErrors.unreadable(
                    name, "it is linked (ELF type " + type + "): the loader wants what clang -c makes",
                    ":compile FILE.c   # or compile with -c");
        }
    }

    private static TroubleException otherMachine(String name, int type, int machine) {
        String target = MACHINES.getOrDefault(machine, "machine number " + machine);
        if (type == EXECUTABLE || type == SHARED) {
            return ElfErrors.unreadable(name, "it is a linked program or library for " + target + ", not a BPF object",
                    "name the .o that clang -target bpf -c makes");
        }
        return ElfErrors.unreadable(
                name, "it was compiled for " + target + ", not for BPF: was -target bpf missing?",
                        ":compile FILE.c   # compiles for BPF");
    }
}
