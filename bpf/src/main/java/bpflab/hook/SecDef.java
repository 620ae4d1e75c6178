package bpflab.hook;

import java.util.Optional;

/**
 * What a section's name means to libbpf: a row of {@code section_defs} in libbpf.c.
 *
 * @param name {@code xdp}, {@code cgroup/connect4}; what a target follows is without the stroke
 * @param kind the hook that its programs are for
 * @param type the program type
 * @param attach what the program is verified for; empty where the kernel asks for none
 * @param form whether a target may follow
 */
public record SecDef(String name, HookKind kind, ProgramType type, Optional<AttachType> attach, Form form) {
    /** What may stand behind the name. */
    public enum Form {
        /** Nothing. */
        ALONE,
        /** Nothing today; before libbpf 1.0 any letters: {@code xdp_drop}, {@code classifier_in}. */
        ONCE_PREFIX,
        /** A stroke and the target: {@code tracepoint/sched/sched_switch}. */
        TARGET
    }

    /** The end of its name: {@code connect4}. */
    public String point() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The number that libbpf gives as {@code expected_attach_type}. */
    public int attachNumber() {
        return attach.map(AttachType::number).orElse(0);
    }

    /** Whether its programs may sleep: {@code usdt.s}. */
    public boolean sleeps() {
        return name.endsWith(".s");
    }

    boolean means(String section) {
        return section.equals(name) || form == Form.TARGET && section.startsWith(name + "/");
    }

    boolean meantOnce(String section) {
        return form == Form.ONCE_PREFIX && section.startsWith(name) && !goesOn(section);
    }

    /** A letter right behind makes another word of it: {@code tcx}, {@code sockets}. */
    private boolean goesOn(String section) {
        return section.length() > name.length() && Character.isLetter(section.charAt(name.length()));
    }
}
