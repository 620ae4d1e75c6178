package bpflab.command.course;

import bpflab.hook.HookKind;
import bpflab.hook.ProgramType;
import bpflab.hook.SecDef;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of hook, and what the kernel calls their programs: {@code sched_cls}. */
record HookMeanings() implements Meanings {
    @Override
    public Optional<Meaning> find(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return Arrays.stream(HookKind.values())
                .filter(kind -> kind.word().equals(word)
                        || kind.sections().stream().anyMatch(section -> section.name().equals(typed.strip())))
                .findFirst()
                .map(kind -> new Meaning(kind.word(), "a kind of hook", text(kind)))
                .or(() -> type(word.replace('-', '_')));
    }

    private static Optional<Meaning> type(String word) {
        return Arrays.stream(ProgramType.values())
                .filter(type -> type.label().equals(word) && !hooks(type).isEmpty())
                .findFirst()
                .map(type -> new Meaning(word, "a type of program", text(type)));
    }

    private static List<HookKind> hooks(ProgramType type) {
        return Arrays.stream(HookKind.values())
                .filter(kind -> kind.sections().stream().anyMatch(section -> section.type() == type))
                .toList();
    }

    private static String text(ProgramType type) {
        List<HookKind> hooks = hooks(type);
        return "What the kernel calls the programs of "
                + hooks.stream().map(kind -> "`" + kind.word() + "`").collect(Collectors.joining(", "))
                + (type.context().isEmpty() ? "" : ". They see `" + type.context() + "`") + ". `:explain "
                + hooks.get(0).word() + "` has more.";
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
