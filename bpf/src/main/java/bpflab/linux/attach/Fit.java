package bpflab.linux.attach;

import bpflab.elf.ProgramSpec;
import bpflab.hook.AttachType;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Misfit;
import bpflab.hook.ProgramType;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a program fits a hook, and the hook this kernel: told in words before bpf(2) says EINVAL. */
record Fit(AttachRequest request, Hook hook) {
    /** Types whose programs the kernel verifies for a point, and attaches nowhere else. */
    private static final Set<ProgramType> FOR_A_POINT = EnumSet.of(
            ProgramType.KPROBE, ProgramType.TRACING, ProgramType.LSM, ProgramType.CGROUP_SOCK,
            ProgramType.CGROUP_SOCK_ADDR, ProgramType.CGROUP_SOCKOPT, ProgramType.SK_SKB);

    /** Points of XDP that are no interface but an entry of a map, and how a program gets into one. */
    private static final Map<AttachType, String> ENTRIES = Map.of(
            AttachType.XDP_CPUMAP, ":map set CPUMAP 0 '192 PROGRAM'",
            AttachType.XDP_DEVMAP, ":map set DEVMAP 0 'lab1 PROGRAM'");

    /** @throws bpflab.trouble.TroubleException it does not fit */
    void check() {
        ProgramType type = request.program().info().type();
        List<SecDef> right = hook.kind().sections().stream().filter(def -> def.type() == type).toList();
        new Misfit(request.program().name(), request.program().spec().map(spec -> new Sec(spec.section())), type,
                hook.kind()).trouble(request.what(hook)).ifPresent(no -> {
                    throw no.toException();
                });
        FeatureProbe.lacks(hook.kind()).ifPresent(why -> {
            throw Trouble.machine(request.what(hook), why.why(), why.hint()).toException();
        });
        Optional<SecDef> own = request.program().spec().map(ProgramSpec::section).flatMap(text -> new Sec(text).def());
        if (FOR_A_POINT.contains(type) && own.isPresent() && !fits(own.get(), right)) {
            throw wrongPoint(own.get(), right);
        }
        own.flatMap(SecDef::attach).filter(ENTRIES::containsKey).ifPresent(point -> {
            throw inAnEntry(point);
        });
        String first = hook.target().split(" ")[0];
        own.map(def -> section()).map(Sec::target)
                .filter(target -> hook.kind().boundAtLoad() && !target.isEmpty() && !target.equals(first))
                .ifPresent(target -> {
                    throw bound(target);
                });
        if (request.replace() && hook.kind() != HookKind.XDP) {
            throw Trouble.usage(request.what(hook), hook.kind().takesAnother()
                    ? "this bench has no program there: there is nothing to replace"
                    : "a " + hook.kind().words()
                            + " runs all programs that are attached to it: there is nothing to replace",
                    ":links   # shows what is there; leave --replace out").toException();
        }
    }

    private boolean fits(SecDef own, List<SecDef> right) {
        Optional<AttachType> asked = hook.attachPoint();
        return asked.isPresent() ? own.attach().isEmpty() || own.attach().equals(asked)
                : right.stream().anyMatch(def -> def.attach().equals(own.attach()));
    }

    private TroubleException inAnEntry(AttachType point) {
        String map = point == AttachType.XDP_CPUMAP ? "cpumap" : "devmap";
        return Trouble.failed(request.what(hook), "it is for an entry of a " + map
                + ", and runs on what is redirected there",
                ENTRIES.get(point).replace("PROGRAM", request.program().name())).toException();
    }

    private Sec section() {
        return new Sec(request.program().spec().map(ProgramSpec::section).orElse(""));
    }

    private TroubleException bound(String target) {
        return Trouble.failed(request.what(hook), "it was verified for " + target + ", and runs nowhere else",
                ":attach " + request.program().name()
                        + "   # or write the other place into its SEC() and load it again")
                .toException();
    }

    private TroubleException wrongPoint(SecDef own, List<SecDef> right) {
        SecDef meant = right.stream().filter(def -> def.attach().equals(hook.attachPoint())).findFirst()
                .orElse(right.get(0));
        return Trouble.failed(request.what(hook),
                "it was verified for SEC(\"" + own.name() + "\"), and runs nowhere else",
                ":attach " + request.program().name() + "   # or mark it SEC(\"" + meant.name()
                        + "\") and load it again").toException();
    }
}
