package bpflab.libbpf;

import com.sun.jna.Native;
import java.util.Arrays;

/**
 * The error numbers that bpf(2) and libbpf answer with, each in plain words: errno(3), and libbpf's own from 4000 on.
 */
public enum Errno {
    EPERM(1, "the kernel does not allow it"),
    ENOENT(2, "there is none"),
    ESRCH(3, "the kernel knows nothing of that name"),
    EINTR(4, "it was interrupted"),
    EIO(5, "a device did not answer"),
    ENXIO(6, "there is no such device"),
    E2BIG(7, "it is larger than the kernel takes"),
    EBADF(9, "it is closed, or not of the kind that is needed here"),
    EAGAIN(11, "the kernel is busy with it: the next try may work"),
    ENOMEM(12, "the kernel has no memory left for it"),
    EACCES(13, "the verifier found it unsafe, or access is denied"),
    EFAULT(14, "a memory address was not valid"),
    EBUSY(16, "something else is using it"),
    EEXIST(17, "it is there already"),
    ENODEV(19, "there is no such interface or device"),
    EINVAL(22, "the kernel does not take these arguments; it may be too old for them"),
    ENFILE(23, "the machine has too many open files"),
    EMFILE(24, "this process has too many open files"),
    EFBIG(27, "it is larger than the kernel takes in one piece"),
    ENOSPC(28, "there is no room left for it"),
    EROFS(30, "the file system is read-only"),
    ERANGE(34, "a number is too large for it"),
    ENAMETOOLONG(36, "the name is too long"),
    ENOSYS(38, "this kernel has no such system call"),
    ELOOP(40, "it would refer to itself"),
    EPROTO(71, "the other side did not keep to the protocol"),
    EOVERFLOW(75, "a number is greater than what the kernel takes"),
    EILSEQ(84, "it is not written as it must be"),
    EMSGSIZE(90, "the message is too long"),
    EOPNOTSUPP(95, "this is not supported here"),
    EAFNOSUPPORT(97, "the kernel does not know that family of addresses"),
    EADDRNOTAVAIL(99, "there is no such address"),
    ENETDOWN(100, "the interface is down"),
    ENETUNREACH(101, "no route leads there"),
    ENOBUFS(105, "there is no room left for it in a queue"),
    ETIMEDOUT(110, "it took too long"),
    EHOSTUNREACH(113, "nobody can be reached there"),
    ENOTSUPP(524, "the kernel does not support this for this kind of object"),
    LIBELF(4000, "the ELF file cannot be read"),
    FORMAT(4001, "the object file is not well formed"),
    KVERSION(4002, "the object's 'version' section is wrong"),
    ENDIAN(4003, "the object was compiled for the other byte order"),
    INTERNAL(4004, "libbpf met an error of its own"),
    RELOC(4005, "a reference in the object could not be resolved"),
    LOAD(4006, "the program could not be loaded, and the kernel did not say why"),
    VERIFY(4007, "the verifier refused it"),
    PROG2BIG(4008, "the program has too many instructions"),
    KVER(4009, "the program was made for another kernel version"),
    PROGTYPE(4010, "this kernel does not know this type of program"),
    WRNGPID(4011, "an answer of the network subsystem was meant for another process"),
    INVSEQ(4012, "answers of the network subsystem came in the wrong order"),
    NLPARSE(4013, "an answer of the network subsystem could not be read"),
    /** A number that is not in this list. */
    UNKNOWN(-1, "the kernel gave a reason that bpflab does not know");

    /** What a system call leaves in errno. */
    public final int number;

    /** The meaning as the end of a sentence. */
    public final String words;

    Errno(int number, String words) {
        this.number = number;
        this.words = words;
    }

    /** The error of a negative return code, or of a positive error number. */
    public static Errno of(int code) {
        int number = Math.abs(code);
        return Arrays.stream(values()).filter(e -> e.number == number).findFirst().orElse(UNKNOWN);
    }

    /** What errno was after the last call of this thread, as the negative code that libbpf's functions return. */
    public static int last() {
        return -Native.getLastError();
    }

    /** The words, with the name that manuals and search engines know it by. */
    public String described(int code) {
        return this == UNKNOWN ? words + " (error number " + Math.abs(code) + ")" : words + " (" + name() + ")";
    }
}
