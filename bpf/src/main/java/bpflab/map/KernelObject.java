package bpflab.map;

/** What the kernel takes an open descriptor for where a map has it as its key or value; a person writes a word. */
public enum KernelObject {
    /** A process or one of its threads. */
    TASK("task", "its number: 1234", "!ps -eL"),
    /** A file, by its inode. */
    FILE("file", "its path: /etc/hosts", "Tab completes what there is"),
    /** A socket that a process has open. */
    SOCKET("socket", "process and descriptor, 1234/5, or udp:5005", "!ss -tunlp"),
    /** A control group of version 2. */
    CGROUP("cgroup", "its folder: /sys/fs/cgroup/system.slice", "!ls /sys/fs/cgroup");

    private final String word;
    private final String written;
    private final String hint;

    KernelObject(String word, String written, String hint) {
        this.word = word;
        this.written = written;
        this.hint = hint;
    }

    /** In words: {@code task}. */
    public String word() {
        return word;
    }

    /** How a person writes one. */
    public String written() {
        return written;
    }

    /** What lists them. */
    public String hint() {
        return hint;
    }

    /** One of them, as a person writes it. */
    public record Named(KernelObject kind, String word) implements Reference {}
}
