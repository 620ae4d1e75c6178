package bpflab.elf;

import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.Optional;

/** What a file is when it is no ELF file, and what its owner probably wanted. */
final class FileKind {
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final byte[] BITCODE = {'B', 'C', (byte) 0xc0, (byte) 0xde};
    /** As many as tell it. */
    static final int LOOK_AT_BYTES = 4096;
    private static final int TAR_MARK = 257;

    /** What an object may have been put into: where its mark is, and what takes it out again. */
    private enum Packed {
        GZIP(0, "compressed by gzip", "gzip -dc", 0x1f, 0x8b),
        XZ(0, "compressed by xz", "xz -dc", 0xfd, '7', 'z', 'X', 'Z', 0),
        ZSTD(0, "compressed by zstd", "zstd -dc", 0x28, 0xb5, 0x2f, 0xfd),
        BZIP2(0, "compressed by bzip2", "bzip2 -dc", 'B', 'Z', 'h'),
        AR(0, "an archive of objects (ar)", "ar x", '!', '<', 'a', 'r', 'c', 'h', '>', '\n'),
        ZIP(0, "a zip archive", "unzip", 'P', 'K', 3, 4),
        TAR(TAR_MARK, "a tar archive", "tar xf", 'u', 's', 't', 'a', 'r');

        private static final String ENDING = "(.+)\\.(gz|xz|zst|bz2)";

        private final int at;
        private final String words;
        private final String unpack;
        private final int[] mark;

        Packed(int at, String words, String unpack, int... mark) {
            this.at = at;
            this.words = words;
            this.unpack = unpack;
            this.mark = mark;
        }

        static Optional<Packed> of(byte[] bytes) {
            return Arrays.stream(values()).filter(each -> each.is(bytes)).findFirst();
        }

        private boolean is(byte[] bytes) {
            boolean same = bytes.length >= at + mark.length;
            for (int i = 0; same && i < mark.length; i++) {
                same = (bytes[at + i] & 0xff) == mark[i];
            }
            return same;
        }

        /** gzip and its like go by how the file is called. */
        TroubleException refusal(String name) {
            String object = name.matches(ENDING) ? name.replaceFirst(ENDING, "$1") : "unpacked.o";
            String line = unpack + " " + name + (unpack.endsWith(" -dc") ? " > " + object : "");
            return ElfErrors.unreadable(name, "it is " + words, "!" + line + "   # takes out what is in it");
        }
    }

    private FileKind() {}

    /** @throws TroubleException when the bytes do not begin as an ELF file's do */
    static void requireElf(String name, byte[] bytes) {
        if (!startsWith(bytes, ELF)) {
            throw refusal(name, bytes);
        }
    }

    /** Whether a file begins as one that was made of C, or that such a one was put into. */
    static boolean isNoText(byte[] bytes) {
        return startsWith(bytes, ELF) || startsWith(bytes, BITCODE) || Packed.of(bytes).isPresent();
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
        Optional<Packed> packed = Packed.of(bytes);
        if (packed.isPresent()) {
            return packed.get().refusal(name);
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
