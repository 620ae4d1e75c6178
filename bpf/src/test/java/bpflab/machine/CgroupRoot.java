package bpflab.machine;

/** Where this machine has its cgroup2 file system: at /sys/fs/cgroup, or beside the old ones in a folder of it. */
public final class CgroupRoot {
    private CgroupRoot() {}

    /** Its path; the usual one where there is none. */
    public static String path() {
        return Cgroups.all().stream().findFirst().orElse("/sys/fs/cgroup");
    }
}
