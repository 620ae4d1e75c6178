package bpflab.command.course;

import bpflab.hook.HookKind;
import bpflab.hook.SecDef;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of hook. */
record HookMeanings() implements Meanings {
    @Override
    public Optional<Meaning> find(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return Arrays.stream(HookKind.values())
                .filter(kind -> kind.word().equals(word)
                        || kind.sections().stream().anyMatch(section -> section.name().equals(typed.strip())))
                .findFirst()
                .map(kind -> new Meaning(kind.word(), "a kind of hook", text(kind)));
    }

    private static String text(HookKind kind) {
        SecDef section = kind.sections().get(0);
        String context = section.type().context();
        String attach = kind.isAttachable()
                ? " Attach with `:attach PROGRAM " + (kind.word() + " " + kind.form()).strip() + "`."
                : "";
        return "A place for " + kind.words() + " programs, since Linux " + kind.since() + ". Section `SEC(\""
                + section.name() + "\")`" + (context.isEmpty() ? "" : "; the program sees `" + context + "`")
                + "; `" + section.type().returns().neutral() + "` changes nothing." + attach;
    }

    @Override
    public List<String> names() {
        return Arrays.stream(HookKind.values()).map(HookKind::word).toList();
    }
}
