package bpflab.elf;

import bpflab.trouble.TroubleException;

/** What a file is when it is no ELF file, and what its owner probably wanted. */
final class FileKind {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final byte[] BITCODE = {'B', 'C', (byte) 0xc0, (byte) 0xde};
    private static final int LOOK_AT_BYTES = 4096;

    private FileKind() {}

    /** @throws TroubleException when the bytes do not begin as an ELF file's do */
    static void requireElf(String name, byte[] bytes) {
        if (!startsWith(bytes, ELF)) {
            throw refusal(name, bytes);
        }
    }

    private static TroubleException refusal(String name, byte[] bytes) {
        if (bytes.length == 0) {
            return ElfErrors.unreadable(
                    name, "the file is empty",
                            ":compile FILE.c   # makes it again; a compiler that stopped half-way leaves such files");
        }
        if (name.endsWith(".c") || name.endsWith(".h")) {
            return ElfErrors.unreadable(name, "it is C source, not the object that is made of it",
                    ":load " + name + "   # compiles and loads it\n:compile " + name + "   # only compiles");
        }
        if (startsWith(bytes, BITCODE)) {
            return ElfErrors.unreadable(
                    name, "it is LLVM bitcode: clang was run with -emit-llvm",
                            ":compile FILE.c   # or compile without -emit-llvm");
        }
        if (isText(bytes)) {
            return ElfErrors.unreadable(
                    name, "it is text, not an object file",
                            ":compile FILE.c   # makes the object; C source needs a name that ends in .c");
        }
        return ElfErrors.unreadable(
                name, "it does not begin with the ELF mark 7f 45 4c 46", ":compile FILE.c   # makes objects");
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, LOOK_AT_BYTES); i++) {
            boolean control = bytes[i] >= 0
                    && bytes[i] < ' '
                    && bytes[i] != '\n'
                    && bytes[i] != '\t'
                    && bytes[i] != '\r'
                    && bytes[i] != '\f';
            if (control) {
                return false;
            }
        }
        return true;
    }
}
