package bpflab.dialect.bcc;

import bpflab.clang.Clang;
import bpflab.clang.Syntax;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Has clang read a text of BCC's: letter for letter at its place, behind what BCC would have declared. */
final class Reading {
    private final Original source;
    private final Needs needs;
    private final Collisions collisions;
    private final RenamedMembers renamed;
    private final List<String> tracepoints;

    Reading(
            Original source, Needs needs, Collisions collisions, RenamedMembers renamed, List<String> tracepoints) {
        this.renamed = renamed;
        this.source = source;
        this.needs = needs;
        this.collisions = collisions;
        this.tracepoints = tracepoints;
    }

    /** clang's view; the second one, where the kernel has renamed something since. */
    Syntax by(Clang clang, String version, List<String> flags) throws InterruptedException {
        Syntax syntax = once(clang, version, flags);
        return renamed.find(syntax) ? once(clang, version, flags) : syntax;
    }

    private Syntax once(Clang clang, String version, List<String> flags) throws InterruptedException {
        String between = "#define LINUX_VERSION_CODE " + version + "\n"
                + String.join("\n\n", needs.text(needs.names(), true)) + "\n" + String.join("\n", tracepoints) + "\n"
                + renamed.macros();
        return clang.syntax(source.path(), text(flags), prelude(), between, flags);
    }

    static String prelude() {
        return "#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n#include <bpf/bpf_endian.h>\n"
                + "#include <bpf/bpf_core_read.h>\n#include <bpf/bpf_tracing.h>\n" + Resource.PRELUDE.text();
    }

    /** Without what vmlinux.h stands for, and without letters of more than one byte: both become blanks. */
    private String text(List<String> flags) {
        StringBuilder text = new StringBuilder(source.text());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                text.setCharAt(i, '?');
            }
        }
        for (int i = 2; i < source.tokens().size(); i++) {
            Token header = source.token(i);
            if (header.kind() == Token.Kind.HEADER && !isOwn(source.path(), header, flags)) {
                blank(text, source.token(i - 2).from(), header.to());
            }
        }
        collisions.hide(text);
        renamed.hide(text);
        return text.toString();
    }

    static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, text.charAt(i) == '\n' ? '\n' : ' ');
        }
    }

    /** Whether an included file is the author's: it lies beside the text, or in a folder that clang is told of. */
    static boolean isOwn(Path source, Token header, List<String> flags) {
        if (header.content().startsWith("/")) {
            return false;
        }
        boolean beside = header.text().startsWith("\"")
                && Files.isRegularFile(source.resolveSibling(header.content()));
        return beside || IntStream.range(0, flags.size())
                .filter(i -> flags.get(i).startsWith("-I"))
                .mapToObj(i -> flags.get(i).length() > 2 ? flags.get(i).substring(2)
                        : i + 1 < flags.size() ? flags.get(i + 1) : "")
                .anyMatch(folder -> !folder.isEmpty() && Files.isRegularFile(Path.of(folder, header.content())));
    }
}
