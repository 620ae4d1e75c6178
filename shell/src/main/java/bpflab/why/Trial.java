package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.HookRequest;
import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.hook.ProgramType;
import bpflab.kernel.Program;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a program that is attached nowhere could be attached where its {@code SEC()} says. Those that only watch are
 * attached for a moment, since the kernel alone knows; whoever decides on something is not tried.
 */
record Trial(Bench bench, Program program) {
    private static final Set<ProgramType> WATCHING =
            EnumSet.of(ProgramType.TRACEPOINT, ProgramType.RAW_TRACEPOINT, ProgramType.KPROBE);
    private static final Pattern MEANT = Pattern.compile("did you mean (?<name>\\S+)\\?");

    /** Why not, and the line for what may have been meant instead. */
    Optional<Trouble> refused() {
        if (!WATCHING.contains(program.info().type())) {
            return Optional.empty();
        }
        try {
            Hook hook = new HookRequest(bench, program).hook(Optional.empty(), List.of(), Optional.empty());
            return refused(hook).map(trouble -> meant(hook, trouble));
        } catch (TroubleException saysTooLittle) {
            return Optional.empty();
        }
    }

    private Optional<Trouble> refused(Hook hook) {
        try {
            bench.loader().attach(program, hook, Order.ANY).close();
            return Optional.empty();
        } catch (TroubleException refused) {
            return Optional.of(refused.trouble());
        }
    }

    private Trouble meant(Hook hook, Trouble trouble) {
        Matcher name = MEANT.matcher(trouble.hint());
        if (!name.find()) {
            return trouble;
        }
        String near = name.group("name");
        String target = hook.target();
        List<String> targets = List.of(near, target.substring(0, target.lastIndexOf(':') + 1) + near);
        return targets.stream().flatMap(each -> line(hook, each).stream()).findFirst()
                .map(line -> new Trouble(trouble.kind(), trouble.what(), trouble.why(), line)).orElse(trouble);
    }

    /** The line that attaches it there, where the kernel takes it. */
    private Optional<String> line(Hook hook, String target) {
        try {
            Hook other = new HookRequest(bench, program).hook(
                    Optional.of(hook.kind().word()), List.of(target), Optional.empty());
            return refused(other).isEmpty() ? Optional.of(other.line(program.name())) : Optional.empty();
        } catch (TroubleException noPlace) {
            return Optional.empty();
        }
    }
}
