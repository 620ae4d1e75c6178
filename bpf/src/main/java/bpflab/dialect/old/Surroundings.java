package bpflab.dialect.old;

import bpflab.clang.SourceFile;
import bpflab.dialect.Original;
import bpflab.dialect.Token;
import bpflab.trouble.TroubleException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text, and the headers that lie near it, include and define. */
final class Surroundings {
    static final String VMLINUX = "vmlinux.h";
    private static final int MOST_FILES = 50;
    private static final Set<String> DIRECTIVES = Set.of(
            "define", "undef", "if", "ifdef", "ifndef", "elif", "else", "endif", "include", "pragma", "error", "line");

    /** A copy of a system's header that is kept in a repository: {@code ../include/uapi/linux/bpf.h}. */
    private static final Pattern COPY = Pattern.compile("(?:.*/)?((?:linux|asm|bpf)/[^/]+\\.h)");

    private final Set<String> headers = new HashSet<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<Path> read = new HashSet<>();
    /** Of headers in quotes those that are not there: nobody knows what they declare. */
    private final Set<String> unread = new HashSet<>();
    /** Names in the texts of macros. */
    private final Map<String, Set<String>> macros = new HashMap<>();

    Surroundings(Original source) {
        read(source);
    }

    /** Whether a header of the system is included, by its name of today: {@code linux/bpf.h}. */
    boolean includes(String header) {
        return headers.contains(header);
    }

    /** Whether the text, or a header near it, defines a macro, a type, a struct or a function of that name. */
    boolean defines(String name) {
        return defined.contains(name);
    }

    /** Whether nothing that it includes or defines can declare helpers and {@code SEC}. */
    boolean lacksHelpers() {
        return !defines("SEC") && !includes("bpf/bpf_helpers.h") && unread.isEmpty();
    }

    private void read(Original source) {
        source.headers().forEach(header -> header(source, header));
        for (int i = 0; i < source.tokens().size(); i++) {
            define(source, i);
            enumerators(source, i);
        }
    }

    /** {@code enum bpf_map_type { BPF_MAP_TYPE_HASH = 1, … }}: a header of a loader's own may have the kernel's. */
    private void enumerators(Original source, int at) {
        int open = source.token(at + 1).is("{") ? at + 1 : at + 2;
        int close = source.token(at).is("enum") && source.token(open).is("{") ? source.closing(open) : -1;
        for (int i = open + 1; i < close; i++) {
            if (source.token(i - 1).is("{") || source.token(i - 1).is(",")) {
                defined.add(source.token(i).text());
            }
        }
    }

    private void header(Original source, Token header) {
        Optional<Path> near = near(source, header);
        Matcher copy = COPY.matcher(header.content());
        if (near.isPresent() && copy.matches()) {
            headers.add(copy.group(1));
        }
        if (header.content().endsWith(VMLINUX)) {
            headers.add(VMLINUX);
        } else if (near.isEmpty()) {
            String today = TreeHeaders.today(source, header).orElse(header.text());
            headers.add(today.length() < 2 ? "" : today.substring(1, today.length() - 1));
            if (today.startsWith("\"")) {
                unread.add(today);
            }
        } else if (read.size() < MOST_FILES && read.add(near.get().toAbsolutePath().normalize())) {
            try {
                read(Original.of(near.get(), SourceFile.read(near.get()).text()));
            } catch (TroubleException unreadable) {
                headers.add(header.content()); // clang says what is wrong with it
            }
        }
    }

    static Optional<Path> near(Original source, Token header) {
        return SourceFile.header(source.path(), header.content());
    }

    private void define(Original source, int at) {
        Token token = source.token(at);
        if (token.kind() != Token.Kind.NAME) {
            return;
        }
        boolean macro = source.token(at - 1).is("define");
        boolean struct = source.token(at + 1).is("{");
        boolean typedef = source.token(at + 1).is(";") && isTypedef(source, at);
        boolean pointer = source.token(at - 1).is("*") && source.token(at - 2).is("(")
                && source.token(at + 1).is(")");
        if (macro) {
            macros.computeIfAbsent(token.text(), name -> new HashSet<>()).addAll(text(source, at));
        }
        if (macro || struct || typedef || pointer || isFunction(source, at)) {
            defined.add(token.text());
        }
    }

    /** The names that a macro's text has. */
    private static Set<String> text(Original source, int at) {
        Set<String> names = new HashSet<>();
        for (int i = at + 1; source.token(i).directive() && !(source.token(i).is("#")
                && DIRECTIVES.contains(source.token(i + 1).text())); i++) {
            if (source.token(i).kind() == Token.Kind.NAME) {
                names.add(source.token(i).text());
            }
        }
        return names;
    }

    /** Names, and those in the texts of the macros among them. */
    Set<String> expanded(Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            macros.getOrDefault(open.pop(), Set.of()).stream().filter(all::add).forEach(open::push);
        }
        return all;
    }

    private static boolean isFunction(Original source, int at) {
        int close = source.token(at + 1).is("(") ? source.closing(at + 1) : -1;
        boolean typed = source.token(at - 1).kind() == Token.Kind.NAME && !source.token(at - 1).is("return")
                && !source.token(at - 1).is("else") || source.token(at - 1).is("*");
        return close > 0 && typed && !source.token(at).directive()
                && (source.token(close + 1).is("{") || source.token(close + 1).is("asm")
                        || source.token(close + 1).is(";") && source.token(at - 2).kind() == Token.Kind.NAME);
    }

    private static boolean isTypedef(Original source, int at) {
        int i = at - 1;
        while (i >= 0 && !source.token(i).is(";") && !source.token(i).is("}") && !source.token(i).is("typedef")) {
            i--;
        }
        return source.token(i).is("typedef") || source.token(i).is("}") && i == at - 1;
    }
}
