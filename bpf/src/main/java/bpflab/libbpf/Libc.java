package bpflab.libbpf;

import com.sun.jna.Pointer;

/** The few calls of the C library that libbpf has no word for and Java neither. They return -1 and set errno. */
public final class Libc {
    public static final int O_RDONLY = 0;
    public static final int O_CLOEXEC = 0x80000;
    public static final int O_PATH = 0x200000;
    public static final int F_DUPFD_CLOEXEC = 1030;
    public static final int AF_INET = 2;
    public static final int AF_PACKET = 17;
    public static final short ETH_P_ALL = 3;
    public static final int SOCK_DGRAM = 2;
    public static final int SOCK_RAW = 3;
    public static final int SOCK_CLOEXEC = O_CLOEXEC;
    public static final int SOL_SOCKET = 1;
    public static final int POLLIN = 1;
    public static final int POLLFD_BYTES = 8;
    public static final int CLONE_NEWNET = 0x4000_0000;
    public static final int PR_SET_DUMPABLE = 4;

    public static final int PROT_READ = 1;
    public static final int PROT_WRITE = 2;
    public static final int MAP_SHARED = 1;
    public static final long MAP_FAILED = -1;

    static {
        Binding.bind(Libc.class, Binding.libc());
    }

    private Libc() {}

    /** The address of a function, for a C library that calls it. */
    public static Pointer function(String name) {
        return Binding.libc().getFunction(name);
    }

    public static native int open(String path, int flags);
    public static native long syscall(long number, long first, long second);
    public static native int setfsuid(int uid);
    public static native int setfsgid(int gid);
    public static native int getgroups(int room, int[] groups);
    public static native int getgrouplist(String user, int group, int[] groups, int[] count);
    public static native Pointer getpwuid(int uid);
    public static native long read(int fd, Pointer buffer, long bytes);
    public static native long write(int fd, Pointer buffer, long bytes);
    public static native int socket(int domain, int type, int protocol);
    public static native int bind(int socket, Pointer address, int bytes);
    public static native int getsockname(int socket, Pointer address, Pointer bytes);
    public static native int getsockopt(int socket, int level, int option, Pointer value, Pointer bytes);
    public static native int setsockopt(int socket, int level, int option, Pointer value, int bytes);
    public static native int fcntl(int fd, int command, int argument);
    public static native Pointer mmap(Pointer at, long bytes, int protection, int flags, int fd, long offset);
    public static native int poll(Pointer fds, long count, int milliseconds);
    public static native int munmap(Pointer at, long bytes);
    public static native int getpagesize();
    public static native long send(int fd, Pointer bytes, long count, int flags);
    public static native long recvmsg(int fd, Pointer header, int flags);
    public static native int ioctl(int fd, long request, Pointer argument);
    public static native int setns(int fd, int kind);
    public static native int prctl(int option, long first, long second, long third, long fourth);
    public static native int mount(String source, String target, String type, long flags, String data);
    public static native int if_nametoindex(String name);
    public static native Pointer if_indextoname(int index, Pointer name);
    public static native Pointer if_nameindex();
    public static native void if_freenameindex(Pointer all);
    public static native int capget(Pointer header, Pointer data);
    public static native int capset(Pointer header, Pointer data);
    public static native int vsnprintf(Pointer buffer, long bytes, Pointer format, Pointer ap);
    public static native Pointer fopen(String path, String mode);
    public static native int fclose(Pointer stream);
    public static native int fputs(String text, Pointer stream);
    public static native int ferror(Pointer stream);
}
