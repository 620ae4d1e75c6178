package bpflab.dialect.bcc;

import static java.util.stream.Collectors.toSet;

import bpflab.ast.Cursor;
import bpflab.dialect.Token;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reads that BCC puts in: in a program that traces, what is read through a pointer into memory is fetched by a
 * helper. Members of the kernel's structs by libbpf's {@code BPF_CORE_READ}, which finds them on other kernels, too;
 * all else by a macro that says what BCC does.
 */
final class KernelReads {
    private static final String CORE =
            "BCC reads the kernel's memory by a helper that nobody sees; BPF_CORE_READ() says so";
    private static final String PLAIN =
            "BCC reads what a pointer into memory points at by a helper that nobody sees; bcc_read() says so";

    private final Page page;
    private final Origins origins;
    private final Set<Cursor> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<ReadText, Cursor> used = new HashMap<>();

    KernelReads(Page page) {
        this.page = page;
        this.origins = new Origins(page);
    }

    /** Writes them. */
    void write() {
        boolean traces = page.programs().stream().anyMatch(Program::isTracing);
        if (!traces) {
            return;
        }
        Set<String> typed = new HashSet<>();
        page.programs().stream().filter(program -> !program.isTracing())
                .forEach(program -> typed.add(program.function().name()));
        List<Read> reads = page.functions().stream()
                .filter(function -> !typed.contains(function.name()))
                .flatMap(Cursor::all)
                .filter(one -> one.fact("castKind").equals("LValueToRValue"))
                .flatMap(cast -> read(cast).stream())
                .toList();
        Set<ReadText> plain = reads.stream().filter(read -> !read.isPath()).map(Read::text).collect(toSet());
        reads.forEach(read -> write(read, read.isPath() && !plain.contains(read.text())));
    }

    /** A read, where it is written, and the path that it is; a path that lies elsewhere is none. */
    private record Read(Cursor access, ReadText text, CorePath path, boolean isPath) {}

    private Optional<Read> read(Cursor cast) {
        Cursor access = cast.child(0);
        while (access.is("ParenExpr")) {
            access = access.child(0);
        }
        boolean through = access.is("MemberExpr", "ArraySubscriptExpr") || access.isOperator("*");
        if (!through || origins.place(access) != Origins.Origin.SOMEWHERE) {
            return Optional.empty();
        }
        ReadText text = ReadText.of(page, access.place());
        CorePath path = new CorePath(page, origins);
        boolean isPath = path.isThrough(access)
                && path.arrows().stream().map(page.source()::token).allMatch(text::holds);
        return text.isEmpty() ? Optional.empty() : Optional.of(new Read(access, text, path, isPath));
    }

    private void write(Read read, boolean isPath) {
        int from = read.text.from();
        int to = read.text.to();
        if (!done.add(read.access)) {
            return;
        }
        Cursor outer = used.putIfAbsent(read.text, read.access);
        if (outer != null && read.text.ofUse() && outer.all().anyMatch(one -> one == read.access)) {
            page.draft().leave(from, page.source().between(from, to), "several reads of memory are in this macro",
                    "write what the macro makes in place of the macro");
        } else if (isPath) {
            done.addAll(read.path.steps());
            Rewrites.Letters letters = page.rewrites().change(from, to, CORE).insert(from, "BPF_CORE_READ(");
            for (int arrow : read.path.arrows()) {
                Token sign = page.source().token(arrow);
                letters.replace(sign.from(), sign.to(), ", ");
            }
            letters.insert(to, ")");
        } else {
            page.needed().add("bcc_read");
            page.rewrites().change(from, to, PLAIN).insert(from, "bcc_read(").insert(to, ")");
        }
    }
}
