package bpflab.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * As whom a thread of root's opens, makes and changes files: setfsuid(2), setfsgid(2) and setgroups(2). They hold for
 * the calling thread alone; while the user is not 0 the kernel takes from it what lets root pass the rights of files
 * (capabilities(7), "Effect of user ID changes").
 */
public final class FileIdentity {
    /** setgroups(2) itself, since glibc's sets the groups of all threads. */
    private static final long SETGROUPS = System.getProperty("os.arch").equals("amd64") ? 116 : 159;
    private static final int NOBODY = -1;
    /** NGROUPS_MAX of linux/limits.h. */
    private static final int MOST_GROUPS = 65_536;

    private final int uid;
    private final int gid;
    private final int[] groups;

    private FileIdentity(int uid, int gid, int[] groups) {
        this.uid = uid;
        this.gid = gid;
        this.groups = groups;
    }

    /** What is done as somebody. It uses classes of the JDK only: files of ours may not be readable meanwhile. */
    public interface Work<T> {
        /** Does it, on the thread that is that somebody. */
        T run() throws IOException;
    }

    /** The user with that number and the groups that the system knows of them. */
    public static FileIdentity of(int uid, int gid) {
        Pointer known = Libc.getpwuid(uid); // struct passwd of pwd.h, which begins with pw_name
        return new FileIdentity(uid, gid, known == null ? new int[] {gid} : groups(known.getPointer(0), gid));
    }

    private static int[] groups(Pointer name, int gid) {
        int[] groups = new int[MOST_GROUPS];
        int[] count = {MOST_GROUPS};
        return Libc.getgrouplist(name.getString(0), gid, groups, count) < 0
                ? new int[] {gid}
                : Arrays.copyOf(groups, count[0]);
    }

    /**
     * Does something on this thread as that user, and is who it was again, however that ends.
     *
     * @throws IOException what the work throws, or this process may not be somebody else
     */
    public <T> T as(Work<T> work) throws IOException {
        FileIdentity before = current();
        try {
            if (!enter()) {
                throw new IOException("this process may not write as user " + Integer.toUnsignedString(uid));
            }
            return work.run();
        } finally {
            before.leaveTo();
        }
    }

    /** The words that start a program as that user: setpriv(1), which every Linux with util-linux has. */
    public List<String> command() {
        String all = Arrays.stream(groups).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(","));
        return List.of(
                "setpriv", "--reuid=" + Integer.toUnsignedString(uid), "--regid=" + Integer.toUnsignedString(gid),
                "--groups=" + all, "--");
    }

    private static FileIdentity current() {
        int[] groups = new int[MOST_GROUPS];
        int count = Math.max(0, Libc.getgroups(MOST_GROUPS, groups));
        return new FileIdentity(Libc.setfsuid(NOBODY), Libc.setfsgid(NOBODY), Arrays.copyOf(groups, count));
    }

    /** The user last: with it go the rights that the rest needs. */
    private boolean enter() {
        boolean grouped = setGroups();
        Libc.setfsgid(gid);
        Libc.setfsuid(uid);
        return grouped && is();
    }

    private void leaveTo() {
        Libc.setfsuid(uid);
        Libc.setfsgid(gid);
        if (!setGroups() && !Arrays.equals(groups, current().groups) || !is()) {
            throw new IllegalStateException("the thread cannot be user " + uid + " again");
        }
    }

    /** Both calls answer what was before and never fail: asking again tells. */
    private boolean is() {
        return Libc.setfsuid(NOBODY) == uid && Libc.setfsgid(NOBODY) == gid;
    }

    private boolean setGroups() {
        if (groups.length == 0) {
            return Libc.syscall(SETGROUPS, 0, 0) == 0;
        }
        try (Memory list = new Memory((long) groups.length * Integer.BYTES)) {
            list.write(0, groups, 0, groups.length);
            return Libc.syscall(SETGROUPS, groups.length, Pointer.nativeValue(list)) == 0;
        }
    }
}
