package bpflab.obstacle;

import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import java.util.Locale;
import java.util.Optional;

/** A program of a type that is verified for one function or event of the kernel, and does not say for which. */
record Untargeted(LoadReport report) {
    /** The section has a target, and nothing behind its stroke. */
    Optional<Obstacle> obstacle() {
        return report.section().kind().flatMap(kind -> kind == HookKind.FREPLACE
                ? Optional.of(replacing())
                : report.section().target().isEmpty() ? Optional.of(nowhere(kind)) : Optional.empty());
    }

    private Obstacle nowhere(HookKind kind) {
        // The cgroup is said when it is attached: in the section stands a function, as for LSM.
        boolean group = kind == HookKind.LSM_CGROUP;
        String example = group ? "socket_bind" : kind.example();
        String thing = group ? "function" : kind.form().replaceFirst(" .*", "").toLowerCase(Locale.ROOT);
        String name = report.program().section().replaceFirst("/$", "");
        return new Obstacle(ObstacleKind.TARGET, "does not say which " + thing + " it is for",
                "the arguments of " + kind.words()
                        + " programs are checked against the types of what they are for, and "
                        + "SEC(\"" + name + "\") names nothing",
                "write SEC(\"" + name + "/" + example + "\"), or what else it is for");
    }

    private Obstacle replacing() {
        boolean allowed = report.kernel().has(ProgramType.EXT);
        return new Obstacle(ObstacleKind.TARGET, "replaces a function of a program that nobody names",
                "it is checked against the program whose function it takes the place of, and a file alone cannot say "
                        + "which program that is" + (allowed ? "" : "; and this kernel allows no freplace programs"),
                "load it with a loader of your own, which calls bpf_program__set_attach_target(prog, FD, "
                        + "\"FUNCTION\"); "
                        + ":load cannot" + (allowed ? "" : "\nbpflab vm   # a kernel that allows it"));
    }
}
