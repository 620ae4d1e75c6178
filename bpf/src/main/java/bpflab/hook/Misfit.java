package bpflab.hook;

import bpflab.trouble.Article;
import bpflab.trouble.Trouble;
import java.util.Optional;

/**
 * A program at a hook that runs none of its type.
 *
 * @param program its name
 * @param section what its file says; empty for a program that was opened by its id
 */
public record Misfit(String program, Optional<Sec> section, ProgramType type, HookKind kind) {
    /** What is told; empty where the hook runs such programs. */
    public Optional<Trouble> trouble(String what) {
        if (kind.sections().isEmpty() || kind.sections().stream().anyMatch(def -> def.type() == type)) {
            return Optional.empty();
        }
        SecDef right = kind.sections().get(0);
        String elsewhere = HookKind.attachable().stream()
                .filter(other -> other.sections().stream().anyMatch(def -> def.type() == type))
                .findFirst()
                .map(other -> ":attach " + program + own().map(sec -> "   # where " + sec + " says\n")
                        .orElse(" " + other.word() + " " + other.example() + "\n"))
                .orElse("");
        return Optional.of(Trouble.failed(what, "it is " + Article.with(type.label()) + " program, and the hook "
                + kind.word() + " runs " + right.type().label() + " programs",
                elsewhere + "mark it SEC(\"" + right.name() + "\") and load it again"));
    }

    /** Its own section, where that says a hook that a program can be attached to. */
    private Optional<String> own() {
        return section.filter(sec -> sec.kind().filter(HookKind::isAttachable).isPresent())
                .map(sec -> "SEC(\"" + sec.text() + "\")");
    }
}
