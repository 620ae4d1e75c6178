package bpflab.verifier.story;

import bpflab.ast.Node;
import bpflab.ast.Range;
import bpflab.verifier.rules.Remedy;
import bpflab.verifier.rules.Rule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first remedy of a rule for which everything is known, filled in, with its place. */
final class Remedies {
    private static final Pattern LICENCE = Pattern.compile("(?:const )?char \\w+\\[\\w*] SEC\\(\"license\"\\).*;");

    private Remedies() {}

    static Fix fix(Rule rule, RuleMatch match) {
        for (Remedy remedy : rule.remedies()) {
            if (Placeholders.fits(remedy.text(), match)) {
                Optional<Fix> placed = placed(remedy.kind(), Placeholders.fill(remedy.text(), match), match);
                if (placed.isPresent()) {
                    return placed.get();
                }
            }
        }
        return Fix.words("the kernel's own words say what is missing");
    }

    private static Optional<Fix> placed(Remedy.Kind kind, String text, RuleMatch match) {
        return switch (kind) {
            case WORDS -> Optional.of(Fix.words(text));
            case FILE -> Optional.of(licence(text, match).orElse(new Fix(kind, text, "", 0, 0, 0, false, "")));
            case BEFORE -> before(text, match);
            case CHECK -> Packets.furtherDown(match).map(check ->
                    new Fix(Remedy.Kind.BEFORE, text, check.file(), check.line(), 0, 0, false, ""));
            default -> match.code().isPresent()
                    ? match.code().flatMap(code -> inCode(kind, text, match, code))
                    : kind == Remedy.Kind.RETURN ? before(text, match) : Optional.empty();
        };
    }

    /** Where the code was understood: over, before or around a part of it. */
    private static Optional<Fix> inCode(Remedy.Kind kind, String text, RuleMatch match, Code code) {
        return switch (kind) {
            case STATEMENT -> Narrow.statement(code).map(node -> whole(text, code, node));
            case DECLARATION -> CDeclarations.of(match).map(node -> over(kind, text, code, node));
            case MOVED -> Narrow.moving(code).map(at -> whole(text, at, Narrow.statement(at).orElseThrow()));
            case CONDITION -> CDeclarations.loop(code).map(node ->
                    over(kind, text.replace("{condition}", code.function().text(node)), code, node));
            case ARGUMENT -> code.argument(length(match)).map(node -> over(kind, text, code, node));
            case RETURN -> Exits.taken(match, code.function()).map(node -> code.before(text, node));
            case RETURNED -> Exits.returning(code.function(), match.group("low"))
                    .map(node -> returned(text, code, node))
                    .filter(fix -> fix.to() > fix.from());
            case COMPARISON -> CDeclarations.comparison(match).map(node -> over(kind, text, code, node));
            default -> expression(kind, text, code);
        };
    }

    private static Optional<Fix> expression(Remedy.Kind kind, String text, Code code) {
        if (code.node() == Node.NOTHING || code.function().text(code.node()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text.contains("BPF_CORE_READ")
                ? over(kind, text, code, Reads.whole(code)).with(Reads.header(code))
                : over(kind, text, code, code.node()));
    }

    /** A file has one licence: another one is put in the place of the first, since the kernel reads only that. */
    private static Optional<Fix> licence(String text, RuleMatch match) {
        return match.code().flatMap(code -> {
            List<String> lines = code.function().lines();
            for (int i = 0; i < lines.size(); i++) {
                Matcher there = LICENCE.matcher(lines.get(i));
                if (there.find()) {
                    return Optional.of(new Fix(Remedy.Kind.DECLARATION, text, code.node().span().file(), i + 1,
                            there.start(), there.end(), false, ""));
                }
            }
            return Optional.empty();
        });
    }

    /** The argument that says how long the memory is: the register that the message names, or the one behind it. */
    private static int length(RuleMatch match) {
        int register = match.register().orElse(0);
        return match.value().matches("(?:scalar|inv|-?\\d|P?0x).*") ? register : register + 1;
    }

    private static Optional<Fix> before(String text, RuleMatch match) {
        if (match.code().isPresent()) {
            Fix fix = match.code().get().before(text);
            return match.code().get().inBody(fix.line()) ? Optional.of(fix) : behindOrigin(text, match);
        }
        return Optional.of(match.context().place()
                .map(place -> new Fix(Remedy.Kind.BEFORE, text, place.file(), place.line(), 0, 0, false, ""))
                .orElse(new Fix(Remedy.Kind.BEFORE, text, "", 0, 0, 0, false, "")));
    }

    /** Right behind the line that made the value: clang may read it where the function begins, by its line. */
    private static Optional<Fix> behindOrigin(String text, RuleMatch match) {
        Code code = match.code().orElseThrow();
        return match.origin().flatMap(match.context()::place)
                .filter(made -> code.inBody(made.line()) && code.function().line(made.line()).endsWith(";"))
                .map(made -> new Fix(Remedy.Kind.BEFORE, text, made.file(), made.line() + 1, 0, 0, false, ""));
    }

    private static Fix whole(String text, Code code, Node statement) {
        Range range = Narrow.range(code, statement);
        return new Fix(Remedy.Kind.STATEMENT, text, statement.span().file(), statement.span().line(), range.from(),
                range.to(), false, "");
    }

    private static Fix returned(String text, Code code, Node leave) {
        Range range = Exits.valueRange(code.function(), leave);
        return new Fix(Remedy.Kind.RETURNED, text, leave.span().file(), leave.span().line(), range.from(), range.to(),
                false, "");
    }

    private static Fix over(Remedy.Kind kind, String text, Code code, Node node) {
        Range range = code.function().range(node);
        return new Fix(kind, text, node.span().file(), node.span().line(), range.from(), range.to(), false, "");
    }
}
