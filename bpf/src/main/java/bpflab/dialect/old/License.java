package bpflab.dialect.old;

import bpflab.clang.Compilation;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;

/** The licence: it is the author's to say, so it is asked for, and written only when it is told. */
final class License implements Rule {
    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        boolean named = source.tokens().stream()
                .anyMatch(token -> token.kind() == Token.Kind.STRING && token.content().equals("license"));
        if (named || new Surroundings(source).defines("BPF_LICENSE") || source.names("BPF_LICENSE")) {
            return;
        }
        String name = source.path().getFileName().toString();
        request.options().license().ifPresentOrElse(
                license -> draft.insert(source.text().length(), line(source, license),
                        "a licence was asked for and named"),
                () -> draft.leave(-1, "no SEC(\"license\")",
                        "the kernel refuses helpers that are for GPL programs only to programs that name no licence",
                        ":translate " + Compilation.quoted(name) + " --license GPL --out "
                                + Compilation.quoted(name.replaceFirst("(\\.c)?$", "-today.c"))
                                + "   # it is yours to say"));
    }

    private static String line(Original source, String license) {
        Token last = source.token(source.tokens().size() - 1);
        boolean ended = source.text().substring(last.to()).contains("\n");
        return (ended ? "\n" : "\n\n") + "char _license[] SEC(\"license\") = \"" + license.replace("\"", "") + "\";\n";
    }
}
