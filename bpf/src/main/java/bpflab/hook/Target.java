package bpflab.hook;

/** How the place is written that a hook is attached to. */
public enum Target {
    INTERFACE("INTERFACE", "lab0", "interface"),
    DIRECTION("INTERFACE", "lab0", "interface"),
    END("INTERFACE", "nk0", "interface"),
    EVENT("GROUP/EVENT", "sched/sched_process_exec", "event"),
    RAW_EVENT("EVENT", "sched_switch", "event"),
    TYPED_EVENT("EVENT", "sched_switch", "event"),
    FUNCTION("FUNCTION", "do_unlinkat", "function"),
    PROBED("FUNCTION[+OFFSET]", "do_unlinkat", "function"),
    FUNCTIONS("PATTERN", "tcp_*", "function"),
    DECISION("FUNCTION", "file_open", "function"),
    SYSCALL("SYSCALL", "openat", "function"),
    BINARY("BINARY|PID:FUNCTION[+OFFSET]", "/bin/bash:readline", "process"),
    BINARIES("BINARY|PID:PATTERN", "libc.so.6:mallo*", "process"),
    PROBE("BINARY|PID:PROVIDER:NAME", "/usr/bin/python3:python:gc__start", "process"),
    PERF("EVENT[@FREQUENCY]", "cpu-clock", "event"),
    CGROUP("CGROUP", "/sys/fs/cgroup", "cgroup"),
    NAMESPACE("NAMESPACE", "/proc/self/ns/net", "network namespace"),
    SOCKET("INTERFACE|udp:PORT|tcp:PORT|PID/FD", "lab0", "socket"),
    GROUP("udp:PORT|tcp:PORT|PID/FD", "udp:5005", "socket"),
    MAP("MAP", "socks", "map"),
    STRUCTURE("MAP", "dctcp", "map"),
    PROGRAM("PROGRAM:FUNCTION", "drop_world:verdict", "program"),
    OBJECTS("OBJECTS [MAP|CGROUP|PID]", "task", "iterator"),
    PROTOCOL("ipv4|ipv6 HOOK [PRIORITY]", "ipv4 input", "network namespace"),
    ROUTE("ROUTE [via GATEWAY] [dev INTERFACE]", "10.11.0.2 dev lab0", "route"),
    DEVICE("DEVICE", "/dev/lirc0", "device"),

    /** It is called by name. */
    NONE("", "", "");

    private final String form;
    private final String example;
    private final String thing;

    Target(String form, String example, String thing) {
        this.form = form;
        this.example = example;
        this.thing = thing;
    }

    /** What may go while a program is attached to it: {@code interface}. */
    public String thing() {
        return thing;
    }

    /** Its words, as usage lines have them: {@code GROUP/EVENT}; a point in it comes before. */
    String form() {
        return form;
    }

    /** One that many machines have. */
    String example() {
        return example;
    }

    /** Whether a word before says where in it: {@code ingress}. */
    boolean pointed() {
        return this == DIRECTION || this == END || this == CGROUP || this == MAP;
    }

    /** Whether the example is what is meant where nothing is said: the lab's interface, this process's own. */
    boolean assumed() {
        return this == INTERFACE || this == DIRECTION || this == NAMESPACE || this == SOCKET || this == PERF
                || this == PROTOCOL;
    }

    /** Whether the program is loaded for it, so that it cannot be attached elsewhere. */
    boolean boundAtLoad() {
        return this == TYPED_EVENT || this == FUNCTION || this == DECISION || this == OBJECTS;
    }
}
