package bpflab.libbpf;

import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.trouble.Trouble;
import com.sun.jna.Pointer;

/**
 * The gate that every answer of libbpf passes: a good one goes through, a bad one becomes a {@link Trouble} in words.
 */
public final class ReturnCode {
    private ReturnCode() {}

    /** The answer when it is not negative. {@code what} is what could not be done: "cannot list programs". */
    public static int check(int code, String what) {
        if (code < 0) {
            throw trouble(code, what).toException();
        }
        return code;
    }

    /** The answer of a C library call, which is -1 and sets errno when it fails. */
    public static int checkErrno(int code, String what) {
        return code < 0 ? check(Errno.last(), what) : code;
    }

    /** The pointer when it is not null; else errno has the reason. */
    public static Pointer check(Pointer pointer, String what) {
        if (pointer == null) {
            throw trouble(Errno.last(), what).toException();
        }
        return pointer;
    }

    /** What a negative code means where nothing more is known. */
    public static Trouble trouble(int code, String what) {
        Errno error = Errno.of(code);
        boolean denied = error == Errno.EPERM || error == Errno.EACCES;
        if (denied && !Rights.current().may(Right.BPF)) {
            return Rights.withoutBpf(what);
        }
        return Trouble.failed(
                what, error.described(code), denied ? ":doctor   # shows what this machine allows" : hint(error));
    }

    private static String hint(Errno error) {
        return switch (error) {
            case ENOMEM -> ":programs --all   # shows what the kernel holds: close what is not needed";
            case ENOSYS -> "bpflab vm: a kernel that has it, in a virtual machine";
            case EMFILE, ENFILE -> "close what is not needed, or raise the limit: ulimit -n";
            default -> ":doctor   # shows what this machine can do";
        };
    }
}
