package bpflab.hook;

/** How the place is written that a hook is attached to. */
public enum Target {
    INTERFACE("INTERFACE", "lab0"),
    DIRECTION("ingress|egress INTERFACE", "ingress lab0"),
    EVENT("GROUP/EVENT", "sched/sched_process_exec"),
    RAW_EVENT("EVENT", "sched_switch"),
    FUNCTION("FUNCTION", "do_unlinkat"),
    FUNCTIONS("PATTERN", "tcp_*"),
    SYSCALL("SYSCALL", "openat"),
    BINARY("BINARY:FUNCTION", "/bin/bash:readline"),
    PROBE("BINARY:PROVIDER:NAME", "/usr/lib/libc.so.6:libc:setjmp"),
    PERF("EVENT", "cpu-clock"),
    CGROUP("CGROUP", "/sys/fs/cgroup"),
    NAMESPACE("NAMESPACE", "/proc/self/ns/net"),
    SOCKET("SOCKET", "lab0"),
    MAP("MAP", "socks"),
    PROGRAM("PROGRAM:FUNCTION", "drop_world:verdict"),
    OBJECTS("OBJECTS", "task"),
    PROTOCOL("FAMILY HOOK", "ipv4 input"),
    ROUTE("ROUTE", "10.11.0.0/24"),
    DEVICE("DEVICE", "/dev/lirc0"),

    /** It is called by name, or the program itself says which structure it fills. */
    NONE("", "");

    private final String form;
    private final String example;

    Target(String form, String example) {
        this.form = form;
        this.example = example;
    }

    /** Its words, as usage lines have them: {@code GROUP/EVENT}. */
    public String form() {
        return form;
    }

    /** One that many machines have. */
    public String example() {
        return example;
    }
}
