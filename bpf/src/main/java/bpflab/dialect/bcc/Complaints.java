package bpflab.dialect.bcc;

import bpflab.clang.Diagnostic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clang could not read, in words that help. */
final class Complaints {
    private static final Pattern UNDECLARED = Pattern.compile("use of undeclared identifier '(\\w+)'.*");
    private static final Pattern UNKNOWN_TYPE = Pattern.compile("unknown type name '(\\w+)'.*");
    private static final Pattern IMPLICIT = Pattern.compile("implicit declaration of function '(\\w+)' is invalid.*");
    private static final Pattern NO_MEMBER = Pattern.compile("no member named '(\\w+)' in '(struct|union) (\\w+)'.*");
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z0-9_]{2,}");
    private static final Pattern NO_METHOD =
            Pattern.compile("no member named '(\\w+)' in '(?:struct )?\\w+_table_t'.*");
    /** What another family translates, which reads the file after this one. */
    private static final Pattern OLD_MAP = Pattern.compile(".*incomplete type 'struct bpf_(?:map_def|elf_map)'.*");
    private static final int MOST = 10;

    private final Page page;
    private int told;

    Complaints(Page page) {
        this.page = page;
    }

    /** Tells. */
    void tell() {
        new Placeholders(page).tell();
        page.syntax().diagnostics().stream()
                .filter(one -> !OLD_MAP.matcher(one.message()).matches())
                .filter(one -> one.isError() || IMPLICIT.matcher(one.message()).matches())
                .forEach(this::tell);
    }

    private void tell(Diagnostic said) {
        int line = Math.min(said.line(), page.source().line(page.source().text().length()));
        if (line < 1 || told++ >= MOST) {
            return;
        }
        int at = page.source().startOf(line);
        Optional<String> name = group(UNDECLARED, said).or(() -> group(UNKNOWN_TYPE, said));
        Optional<String> function = group(IMPLICIT, said);
        Matcher member = NO_MEMBER.matcher(said.message());
        Matcher method = NO_METHOD.matcher(said.message());
        if (name.filter(n -> PLACEHOLDER.matcher(n).matches()).isPresent()) {
            page.draft().leave(
                    at, name.get(), "nothing defines it: BCC's scripts often put a text in place of such a word first",
                    "put in what the script puts in, or take it out where that is nothing");
        } else if (function.filter(this::isDefined).isPresent()) {
            told--; // it stands further down, and is declared first in the translation
        } else if (function.isPresent()) {
            page.draft().leave(
                    at, function.get() + "()", "no header that BPF programs can use declares it",
                    "a function of the kernel's headers must be written out here");
        } else if (method.matches()) {
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
