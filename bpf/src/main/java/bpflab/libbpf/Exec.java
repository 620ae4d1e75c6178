package bpflab.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.StringArray;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code execv(3)}: this process becomes another program, which keeps its number, its streams and its environment. */
public final class Exec {
    private static final int SIG_SETMASK = 2;
    /** Bytes of the C library's {@code sigset_t}. */
    private static final int SIGSET = 128;

    private Exec() {}

    /**
     * Starts a program in the place of this one, with one variable more in its environment. What is still open here is
     * neither flushed nor closed; signals that Java keeps from its threads are let through again, since the program
     * would inherit that.
     *
     * @param words its path and its arguments, each byte as the character of that number, so that none is changed
     * @param variable the name of the variable, which gets the value 1
     * @return the negative errno that says why not; where it goes well, nothing returns
     */
    public static int become(List<String> words, String variable) {
        NativeLibrary libc = Binding.libc();
        libc.getFunction("setenv").invokeInt(new Object[] {variable, "1", 1});
        try (Memory none = new Memory(SIGSET)) {
            none.clear();
            libc.getFunction("sigprocmask").invokeInt(new Object[] {SIG_SETMASK, none, null});
        }
        StringArray argv = new StringArray(words.toArray(String[]::new), StandardCharsets.ISO_8859_1.name());
        libc.getFunction("execv").invokeInt(new Object[] {argv.getPointer(0), argv});
        return Errno.last();
    }
}
