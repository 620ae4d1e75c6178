package bpflab.elf;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;

/** The troubles of files that are no objects, or do not go on as they begin. */
final class ElfErrors {
    private static final String AGAIN = ":compile FILE.c   # makes it again from its source";

    private ElfErrors() {}

    /** No BPF object, or one that nothing can be made of. */
    static TroubleException unreadable(String name, String why, String hint) {
        return Trouble.failed("cannot read " + name + " as a BPF object", why, hint).toException();
    }

    /** A function that code refers to and no symbol names: libbpf finds functions by their symbols. */
    static TroubleException strippedFunction(String name, String section, long place) {
        return unreadable(name, "no symbol names the function at byte " + place + " of section " + section
                + ", which is called: static functions were stripped", AGAIN + "\n:dump elf " + name + "   # lists it");
    }

    static TroubleException cutOff(Image image, String what, long offset, long size) {
        String range = Long.toUnsignedString(offset) + " to " + Long.toUnsignedString(offset + size);
        return damaged(
                image.name(),
                        "the file is cut off or damaged: " + what + " is at bytes " + range + ", the file has "
                        + image.size());
    }

    static TroubleException inconsistent(String name, String why) {
        return damaged(name, "the file is damaged: " + why);
    }

    /** A function of which the compiler left nothing: it does so where C leaves open what the code does. */
    static TroubleException nothingIn(String name, String function) {
        return Trouble.failed("cannot read " + name, "function " + function
                + " has no instructions: the compiler left out all of it, since what it does is undefined in C, as an "
                + "access through a pointer that is NULL, or a loop that only the overflow of a number would end",
                name.endsWith(".c") ? ":edit " + name + "   # look at the pointers and loops of " + function
                        : "!llvm-readelf -s " + name + "   # lists its functions with their sizes").toException();
    }

    private static TroubleException damaged(String name, String why) {
        return Trouble.failed("cannot read " + name, why, AGAIN).toException();
    }
}
