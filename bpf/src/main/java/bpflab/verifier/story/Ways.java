package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.rules.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ways out of a function: the neutral return, and what has to be given back before it. */
final class Ways {
    private static final Pattern REFERENCES = Pattern.compile("refs=([\\d,]+)");
    private static final Pattern OBJECT = Pattern.compile("\\b(?:ref_obj_)?id=(\\d+)");

    private Ways() {}

    /** The statement that leaves the function here and changes nothing. */
    static String out(RuleMatch match) {
        return out(match, leave(match));
    }

    /** The same where a packet is too short: as the function itself leaves there, if it always does so alike. */
    static String outOfPacket(RuleMatch match, String end) {
        return out(match, match.code().map(Code::function).flatMap(function -> ofShort(function, end))
                .map(own -> "return " + own + ";").orElseGet(() -> leave(match)));
    }

    private static Optional<String> ofShort(CFunction function, String end) {
        String text = function.tree().children().stream().filter(child -> child.is("CompoundStmt"))
                .findFirst().map(function::text).orElse("");
        String name = end.replaceFirst("(?s).*?(\\w+)$", "$1");
        Pattern guard = Pattern.compile("\\bif\\s*\\([^;{}]*>=?[^;{}&|]*\\b" + Pattern.quote(name)
                + "\\s*\\)\\s*\\{?\\s*return\\s+(-?\\w+)\\s*;");
        Set<String> own = guard.matcher(text).results().map(found -> found.group(1))
                .collect(Collectors.toSet());
        return own.stream().findFirst().filter(only -> own.size() == 1);
    }

    private static String out(RuleMatch match, String leave) {
        List<String> back = held(match);
        return back.isEmpty() ? leave : "{ " + String.join(" ", back) + " " + leave + " }";
    }

    /** The neutral return of the function that the refused line is in. */
    static String leave(RuleMatch match) {
        Optional<CFunction> function = match.code().map(Code::function);
        String returns = function.map(CFunction::returns).orElse("int");
        if (returns.equals("void")) {
            return "return;";
        }
        String program = match.context().program();
        boolean own = function.map(f -> !f.name().equals(program) && !f.name().equals("____" + program)).orElse(false);
        if (returns.matches("_?[Bb]ool")) {
            return "return false;";
        }
        String neutral = match.section().neutralReturn();
        boolean named = function.isEmpty() || !neutral.contains("TC_ACT_")
                || function.get()
                        .lines().stream()
                        .anyMatch(line -> line.contains("TC_ACT_") || line.contains("pkt_cls.h"));
        return own || !named ? "return 0;" : neutral;
    }

    /** What was taken on the way here and is not given back, as statements that do so. */
    static List<String> held(RuleMatch match) {
        List<String> back = new ArrayList<>();
        boolean mayBeNull = match.message().matches("(?s).*(?:_or_null|NULL).*");
        String asked = mayBeNull && match.context().step().isPresent() ? Placeholders.pointer(match) : "";
        String passed = mayBeNull ? match.register().map(n -> CFacts.argument(match, n)).orElse("") : "";
        Matcher references = REFERENCES.matcher(match.context().lastState("refs="));
        if (!references.find()) {
            return back;
        }
        for (String id : references.group(1).split(",")) {
            match.context().last(step -> takes(step, id)).ifPresent(at -> {
                String it = variable(match, at);
                if (it.equals(asked) || it.equals(passed)) {
                    return;
                }
                release(at.step(), it).filter(text -> !it.isEmpty()).ifPresent(back::add);
            });
        }
        return back;
    }

    private static boolean takes(Step step, String id) {
        if (step.called().isEmpty()) {
            return false;
        }
        Matcher object = OBJECT.matcher(step.state());
        while (object.find()) {
            if (object.group(1).equals(id)) {
                return step.state().contains("R0=") || step.state().contains("R0_w=");
            }
        }
        return false;
    }

    /** The statement that gives back what an instruction took. */
    static Optional<String> release(Step step, String it) {
        String call = step.called();
        if (call.equals("bpf_kptr_xchg")) {
            return Optional.of(exchanged(step.state()).replace("{it}", it));
        }
        return Release.of(call, it);
    }

    /** What {@code bpf_kptr_xchg} gives is of the type of the field: its value tells. */
    private static String exchanged(String state) {
        if (state.contains("task_struct")) {
            return "bpf_task_release({it});";
        }
        return state.contains("cgroup") ? "bpf_cgroup_release({it});"
                : state.contains("cpumask") ? "bpf_cpumask_release({it});" : "bpf_obj_drop({it});";
    }

    /** The variable that holds what a call gave, or the argument that it filled in. */
    static String variable(RuleMatch match, RejectionContext.At at) {
        Optional<Place> place = match.context().place(at);
        String call = at.step().called();
        if (Release.inArgument(call)) {
            return place.map(p -> RuleMatch.arguments(p.text(), call)).filter(a -> !a.isEmpty())
                    .map(a -> a.get(call.startsWith("bpf_iter_") ? 0 : a.size() - 1)).orElse("");
        }
        return place.map(Place::assigned).orElse("");
    }
}
