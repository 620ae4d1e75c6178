package bpflab.dialect.bcc;

import bpflab.clang.Diagnostic;
import bpflab.trouble.Nearest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clang could not read, in words that help. */
final class Complaints {
    private static final Pattern UNDECLARED = Pattern.compile("use of undeclared identifier '([\\w$]+)'.*");
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("unknown type name '(\\w+)'.*");
    private static final Pattern IMPLICIT = Pattern.compile("implicit declaration of function '(\\w+)' is invalid.*");
    private static final Pattern NO_MEMBER = Pattern.compile("no member named '(\\w+)' in '(struct|union) (\\w+)'.*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\w+|[A-Z][A-Z0-9_]{2,}");
    /** A word that clang finds nearly so, which begins with the same letter. */
    private static final Pattern MEANT = Pattern.compile(
            "use of undeclared identifier '([A-Z])[A-Z0-9_]+'; did you mean '(\\1[A-Z0-9_]+)'\\?");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*[\\w.]+\\s*\\}\\}");
    private static final Pattern TWICE = Pattern.compile("redefinition of '(\\w+)_table_t'.*");
    private static final Pattern TWICE_AGAIN =
            Pattern.compile("redefinition of '\\w+' with a different type: .*_table_t'.*");
    private static final Pattern NO_METHOD =
            Pattern.compile("no member named '(\\w+)' in '(?:struct )?\\w+_table_t'.*");
    /** What another family translates, which reads the file after this one. */
    private static final Pattern OLD_MAP = Pattern.compile(".*incomplete type 'struct bpf_(?:map_def|elf_map)'.*");
    private static final int MOST = 10;

    private final Page page;
    private final Predicate<String> isTold;
    private final Misuses misuses;
    private final Placeholders placeholders;
    /** Lines whose fault is told: what else clang says of them comes from it. */
    private final Set<Integer> known = new HashSet<>();
    /** Names whose declaration a placeholder took along. */
    private final Set<String> swallowed = new HashSet<>();
    private int told;

    /** @param isTold asked of each message: whether what it comes from is told of */
    Complaints(Page page, Predicate<String> isTold) {
        this.page = page;
        this.isTold = isTold;
        this.misuses = new Misuses(page);
        this.placeholders = new Placeholders(page);
    }

    /** Tells. */
    void tell() {
        if (misuses.isOtherLanguage()) {
            return;
        }
        known.addAll(placeholders.find());
        page.syntax().diagnostics().stream()
                .filter(one -> !OLD_MAP.matcher(one.message()).matches())
                .filter(one -> !isTold.test(one.message()))
                .filter(one -> one.isError() || IMPLICIT.matcher(one.message()).matches())
                .forEach(this::tell);
        placeholders.tell();
    }

    private void tell(Diagnostic said) {
        int line = Math.min(said.line(), page.source().line(page.source().text().length()));
        if (line < 1 || known.contains(line) || TWICE_AGAIN.matcher(said.message()).matches() || told++ >= MOST) {
            return;
        }
        int at = page.source().startOf(line);
        if (isWholeLine(said, at) || !isFunction(said) && misuses.tell(said, at)) {
            known.add(line);
            return;
        }
        if (group(UNDECLARED, said).filter(swallowed::contains).isPresent()) {
            return;
        }
        Optional<String> name = group(UNDECLARED, said).or(() -> group(UNKNOWN_TYPE, said));
        Optional<String> function = group(IMPLICIT, said);
        Matcher meant = MEANT.matcher(said.message());
        if (meant.matches() && isSlip(name.orElse(""), meant.group(2))) {
            page.draft().leave(at, name.orElse(""), "nothing defines it", "did you mean " + meant.group(2) + "?");
        } else if (name.filter(n -> PLACEHOLDER.matcher(n).matches()).isPresent()) {
            swallow(line);
            placeholders.word(line, name.get(), UNKNOWN_TYPE.matcher(said.message()).matches());
        } else if (function.filter(this::isDefined).isPresent()) {
            told--; // it stands further down, and is declared first in the translation
        } else if (function.isPresent()) {
            page.draft().leave(
                    at, function.get() + "()", "no header that BPF programs can use declares it",
                    "a function of the kernel's headers must be written out here");
        } else {
            leave(said, at);
        }
    }

    /** What is left as it stands: a method, a member, or anything else that clang says. */
    private void leave(Diagnostic said, int at) {
        Matcher member = NO_MEMBER.matcher(said.message());
        Matcher method = NO_METHOD.matcher(said.message());
        if (method.matches()) {
            page.draft().leave(at, "." + method.group(1) + "()", "tables have no such method",
                    Methods.nearest(method.group(1)).map(known -> "did you mean ." + known + "()?")
                            .orElse(":edit " + page.source().path()));
        } else if (member.matches() && !isOwn(member.group(3))) {
            page.draft().leave(
                    at, member.group(1), member.group(2) + " " + member.group(3) + " of this kernel has no such member",
                    "!grep -n 'struct " + member.group(3) + " {' vmlinux.h   # the kernel changed since");
        } else {
            page.draft().leave(at, page.source().between(at, page.source().nextLine(at)).strip(),
                    "clang says: " + said.message(), ":edit " + page.source().path());
        }
    }

    /** Whether one letter is wrong, too many or missing. */
    private static boolean isSlip(String written, String meant) {
        int same = 0;
        int length = Math.min(written.length(), meant.length());
        while (same < length && written.charAt(same) == meant.charAt(same)) {
            same++;
        }
        int longer = Math.max(written.length(), meant.length());
        String rest = written.substring(Math.min(written.length(), same + (written.length() == longer ? 1 : 0)));
        return longer - length <= 1
                && meant.substring(Math.min(meant.length(), same + (meant.length() == longer ? 1 : 0))).equals(rest);
    }

    /** A word alone on its line takes the declaration below it along: what that declares, clang does not know. */
    private void swallow(int line) {
        int at = page.tokenBefore(page.source().startOf(line)) + 1;
        int below = page.source().startOf(line + 1);
        if (page.source().token(at + 1).from() >= below) {
            int end = page.source().nextLine(below);
            page.names().filter(name -> name.from() >= below && name.from() < end)
                    .forEach(name -> swallowed.add(name.text()));
        }
    }

    /** Whether it is about a function that stands further down. */
    private boolean isFunction(Diagnostic said) {
        return group(IMPLICIT, said).filter(this::isDefined).isPresent();
    }

    /** A fault that clang has no words for, and says several things of: each is told once, as what it is. */
    private boolean isWholeLine(Diagnostic said, int at) {
        Matcher twice = TWICE.matcher(said.message());
        int token = page.tokenBefore(at) + 1;
        String first = page.source().token(token).text();
        Optional<String> template = template(at + said.column() - 1);
        if (twice.matches()) {
            page.draft().leave(
                    at, twice.group(1), "there are two tables of that name", "give one of them another name");
        } else if (first.startsWith("BPF_") && page.source().token(token + 1).is("(")
                && !Resource.PRELUDE.text().contains("#define " + first + "(")
                && page.source().macros().noneMatch(first::equals)) {
            page.draft().leave(
                    at, first, "BCC has no such macro",
                    Nearest.to(first, TableMacro.names()).map(meant -> "did you mean " + meant + "?")
                            .orElse(":edit " + page.source().path()));
        } else if (template.isPresent()) {
            placeholders.template(at, template.get());
        } else {
            return false;
        }
        return true;
    }

    /** A word in two curly brackets, which clang complains of. */
    private Optional<String> template(int at) {
        String text = page.source().text();
        if (at < 0 || at >= text.length()) {
            return Optional.empty();
        }
        int from = text.lastIndexOf("{{", at);
        Matcher word = TEMPLATE.matcher(text).region(Math.max(0, from), text.length());
        return from >= 0 && word.lookingAt() && word.end() > at ? Optional.of(word.group()) : Optional.empty();
    }

    private boolean isDefined(String function) {
        return page.functions().stream().anyMatch(one -> one.name().equals(function));
    }

    private boolean isOwn(String struct) {
        return page.all().anyMatch(one -> one.is("RecordDecl") && one.name().equals(struct));
    }

    private static Optional<String> group(Pattern pattern, Diagnostic said) {
        Matcher matcher = pattern.matcher(said.message());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
