package bpflab.libbpf;

import bpflab.trouble.TroubleException;

/** The binding of libbpf's calls, its messages, and the C library's calls, once in a process. */
public final class Binding {
    private Binding() {}

    /** Binds them; a second call does nothing. @throws TroubleException there is no libbpf */
    public static void all() {
        // JNA would run ldconfig to learn where libraries are, which dlopen knows anyway.
        if (System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "");
        }
        Libbpf.link();
        Libc.link();
        Messages.silence();
    }

    /** Binds them where that can be: it takes as long as all else that a short run does before it needs them. */
    public static void tryAll() {
        try {
            all();
        } catch (TroubleException | LinkageError toldWhenNeeded) {
            // Whoever needs them tries once more.
        }
    }
}
