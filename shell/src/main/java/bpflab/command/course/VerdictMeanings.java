package bpflab.command.course;

import bpflab.hook.HookKind;
import bpflab.hook.ReturnValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What programs can answer: {@code XDP_PASS}, {@code TC_ACT_SHOT}. */
record VerdictMeanings() implements Meanings {
    @Override
    public Optional<Meaning> find(String typed) {
        if (typed.startsWith("bpf_")) { // a helper, as bpf_redirect beside BPF_REDIRECT
            return Optional.empty();
        }
        String name = typed.strip().toUpperCase(Locale.ROOT);
        return Stream.of(ReturnValues.values())
                .flatMap(values -> values.named().stream()
                        .filter(value -> value.name().equals(name))
                        .map(value -> meaning(values, value)))
                .findFirst();
    }

    private static Meaning meaning(ReturnValues values, ReturnValues.Value value) {
        String hooks = Arrays.stream(HookKind.values())
                .filter(kind -> kind.sections().stream().anyMatch(section -> section.type().returns() == values))
                .map(HookKind::word)
                .collect(Collectors.joining(", "));
        return new Meaning(
                value.name(), "a verdict",
                "The number " + value.number() + ", which programs answer at " + hooks + ". There, `" + values.neutral()
                        + "` leaves things as they are without the program.");
    }

    @Override
    public List<String> names() {
        return Stream.of(ReturnValues.values())
                .flatMap(values -> values.named().stream())
                .map(ReturnValues.Value::name)
                .toList();
    }
}
