package bpflab.libbpf;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** The few calls of the C library that libbpf has no word for and Java neither. They return -1 and set errno. */
final class Libc {
    static final int O_RDONLY = 0;
    static final int O_CLOEXEC = 0x80000;
    static final int F_DUPFD_CLOEXEC = 1030;
    static final int CLONE_NEWNET = 0x4000_0000;

    static final int PROT_READ = 1;
    static final int MAP_SHARED = 1;
    static final long MAP_FAILED = -1;

    private static NativeLibrary library;

    private Libc() {}

    /** Binds the calls; a second call does nothing. */
    static synchronized void link() {
        if (library == null) {
            NativeLibrary found = NativeLibrary.getInstance("libc.so.6");
            Native.register(Libc.class, found);
            library = found;
        }
    }

    /** The address of a function, for a C library that calls it. */
    static synchronized Pointer function(String name) {
        return library.getFunction(name);
    }

    static native int open(String path, int flags);
    static native int close(int fd);
    static native int fcntl(int fd, int command, int argument);
    static native Pointer mmap(Pointer at, long bytes, int protection, int flags, int fd, long offset);
    static native int munmap(Pointer at, long bytes);
    static native int getpagesize();
    static native int setns(int fd, int kind);
    static native int mount(String source, String target, String type, long flags, String data);
    static native int if_nametoindex(String name);
    static native Pointer if_indextoname(int index, Pointer name);
    static native int capget(Pointer header, Pointer data);
    static native int capset(Pointer header, Pointer data);
    static native int vsnprintf(Pointer buffer, long bytes, Pointer format, Pointer ap);
    static native Pointer fopen(String path, String mode);
    static native int fclose(Pointer stream);
    static native int fputs(String text, Pointer stream);
    static native int ferror(Pointer stream);
}
