package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.List;
import java.util.stream.Collectors;

/** The first line of a program: its section, and arguments that BCC takes out of registers. */
final class ProgramHead {
    /** libbpf's macros that do so, by the section; they call the context {@code ctx}. */
    private static final int MOST = 5;

    private final Page page;
    private final Cursor function;
    private final List<Cursor> parameters;
    private final String section;

    ProgramHead(Page page, Cursor function, List<Cursor> parameters, String section) {
        this.page = page;
        this.function = function;
        this.parameters = parameters;
        this.section = section;
    }

    /** Writes it. */
    void write() {
        page.later(() -> page.draft().insert(
                function.place().from(), "SEC(\"" + section + "\")\n",
                "libbpf takes from the section what a program is attached to; BCC's script says it elsewhere"));
        withoutInline();
        if (parameters.size() < 2) {
            return;
        }
        boolean syscall = section.startsWith("ksyscall");
        String context = parameters.get(0).name();
        if (context.equals("ctx") && parameters.size() - 1 <= MOST) {
            macro(syscall ? "BPF_KSYSCALL" : section.startsWith("uprobe") ? "BPF_UPROBE" : "BPF_KPROBE");
        } else {
            statements(context);
        }
    }

    /** clang leaves out an inline function that nobody calls; BCC does not. */
    private void withoutInline() {
        int name = page.tokenAt(function.place().nameAt());
        for (int i = page.tokenAt(function.place().from()); i >= 0 && i < name; i++) {
            Token token = page.source().token(i);
            if (token.is("inline") || token.is("__inline") || token.is("__always_inline")) {
                page.draft().replace(
                        token.from(), page.source().token(i + 1).from(), "",
                        "clang leaves out an inline function that nobody calls; BCC does not");
            }
        }
    }

    private String rest() {
        return parameters.stream().skip(1).map(this::written).collect(Collectors.joining(", "));
    }

    /** A parameter whose type is a macro of a header's begins where that is used. */
    private String written(Cursor parameter) {
        Cursor.Place place = parameter.place();
        return place.isWritten() || place.used() < 0 || place.nameAt() < place.used()
                ? page.written(parameter)
                : page.source().between(place.used(), place.nameAt() + parameter.name().length());
    }

    /** From the name to the bracket behind the parameters. */
    private void macro(String macro) {
        page.needed().add(macro);
        int name = function.place().nameAt();
        int open = page.tokenAt(name) + 1;
        int close = page.source().closing(open);
        page.draft().replace(
                name, page.source().token(close).to(), macro + "(" + function.name() + ", " + rest() + ")",
                "BCC takes what stands behind the context out of registers; libbpf's " + macro + " does the same");
    }

    private void statements(String context) {
        int from = parameters.get(0).place().to();
        int to = parameters.get(parameters.size() - 1).place().to();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < parameters.size(); i++) {
            Cursor parameter = parameters.get(i);
            text.append("\n\t").append(written(parameter)).append(" = (").append(parameter.type()).append(")")
                    .append("PT_REGS_PARM").append(i).append('(').append(context).append(");");
            page.needed().add("PT_REGS_PARM" + i);
        }
        String why = "BCC takes what stands behind the context out of registers";
        page.draft().replace(from, to, "", why);
        Cursor body = function.children().stream().filter(child -> child.is("CompoundStmt")).findFirst().get();
        page.draft().insert(body.place().from() + 1, text.toString(), why);
    }
}
