package bpflab.machine;

import bpflab.trouble.Started;
import bpflab.trouble.Trouble;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a thread may do, by its effective capabilities: capabilities(7). Linux keeps them thread by thread, which is
 * what lets one thread give some up and the others keep theirs.
 *
 * @param held those of {@link Capability} that it has
 */
public record Rights(Set<Capability> held) {
    /** How one gets all of them. */
    public static final String REMEDY = "sudo bpflab\nbpflab vm   # without root";

    private static final String FIELD = "CapEff:";

    public Rights {
        held = Set.copyOf(held);
    }

    /** Those of the calling thread. */
    public static Rights current() {
        return Machine.here().rights();
    }

    /** Of the lines of {@code /proc/PID/status}, proc_pid_status(5); empty when the field is not there. */
    static Optional<Rights> read(List<String> status) {
        for (String line : status) {
            if (line.startsWith(FIELD)) {
                return Optional.of(of(Long.parseUnsignedLong(line.substring(FIELD.length()).strip(), 16)));
            }
        }
        return Optional.empty();
    }

    private static Rights of(long bits) {
        Set<Capability> held = EnumSet.noneOf(Capability.class);
        for (Capability each : Capability.values()) {
            if ((bits >>> each.bit() & 1) == 1) {
                held.add(each);
            }
        }
        return new Rights(held);
    }

    /** Whether it may do that. */
    public boolean may(Right right) {
        return right.missing(held).isEmpty();
    }

    /** Whether programs of every kind can be loaded and attached. */
    public boolean mayLoadAll() {
        return may(Right.PACKETS) && may(Right.TRACING);
    }

    /** Whether programs of any kind can be loaded and attached. */
    public boolean mayLoadAny() {
        return may(Right.PACKETS) || may(Right.TRACING);
    }

    /** What it may and may not, in a sentence without a subject: {@code may load and attach}. */
    public String words() {
        if (!mayLoadAny()) {
            return "may not load programs (" + lacking(Right.PACKETS) + ", or root)";
        }
        List<Right> denied = denied();
        String allowed = mayLoadAll()
                ? "may load and attach"
                : "may " + (may(Right.PACKETS) ? Right.PACKETS : Right.TRACING).words();
        return allowed + denied.stream()
                .map(right -> "; may not " + right.words() + " (" + lacking(right) + ")")
                .collect(Collectors.joining());
    }

    /** What to tell a person who has not asked: the first thing that cannot be done; empty when all can. */
    public Optional<String> shortfall() {
        if (!mayLoadAny()) {
            return Optional.of("without root the kernel takes no programs: sudo " + Started.COMMAND + ", or "
                    + Started.COMMAND + " vm");
        }
        return denied().stream()
                .findFirst()
                .map(right -> "without " + lacking(right) + " you may not " + right.words() + ": sudo "
                        + Started.COMMAND);
    }

    /** The capabilities that are missing for that, as {@code CAP_BPF and CAP_NET_ADMIN}. */
    public String lacking(Right right) {
        return right.missing(held).stream().map(Capability::name).sorted().collect(Collectors.joining(" and "));
    }

    /**
     * Lets pass who may use bpf(2).
     *
     * @param what what cannot be done without: "cannot list programs"
     * @throws bpflab.trouble.TroubleException who may not
     */
    public void requireBpf(String what) {
        if (!may(Right.BPF)) {
            throw withoutBpf(what).toException();
        }
    }

    /** What every use of bpf(2) without the right to it means. */
    public static Trouble withoutBpf(String what) {
        return Trouble.machine(what, "this needs root, or CAP_BPF with CAP_NET_ADMIN and CAP_PERFMON", REMEDY);
    }

    private List<Right> denied() {
        return Arrays.stream(Right.values()).filter(right -> !may(right)).toList();
    }
}
