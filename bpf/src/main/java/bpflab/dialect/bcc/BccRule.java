package bpflab.dialect.bcc;

import bpflab.clang.Syntax;
import bpflab.dialect.Dialect;
import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import java.util.List;
import java.util.TreeSet;

/** All that BCC's rewriter does, in the order in which one thing needs another. */
final class BccRule implements Rule {
    @Override
    public void apply(Request request, Draft draft) throws InterruptedException {
        if (!request.dialects().contains(Dialect.BCC)) {
            return;
        }
        request.clang().expectSyntax();
        Original source = request.source();
        KernelText kernel = KernelText.of(request.clang());
        Needs needs = new Needs(source, kernel);
        Collisions collisions = new Collisions(source, kernel);
        String version = version();
        Tracepoints events = new Tracepoints(source, draft);
        List<String> tracepoints = events.structs();
        RenamedMembers renamed = new RenamedMembers(source, kernel);
        Syntax syntax = new Reading(source, needs, collisions, renamed, tracepoints)
                .by(request.clang(), version, request.options().flags());
        events.write(syntax);
        Page page = new Page(source, syntax, request.options(), draft, collisions);
        Tables tables = new Tables(page);
        tables.find();
        new Programs(page).find();
        Heading heading = new Heading(page, needs, tracepoints, version);
        boolean isKernel = heading.isKernel();
        if (!isKernel) {
            collisions.dissolve();
        }
        new Methods(page).write();
        new Words(page).write();
        renamed.write(page);
        new KernelReads(page).write();
        new Packets(page).write();
        tables.write();
        if (isKernel) {
            collisions.write(page);
        }
        page.rewrites().apply(draft);
        heading.write(isKernel, new TreeSet<>(page.translated()));
        page.writeLater();
        new RecordTypes(page).write();
        new Licence(page).write();
        new Complaints(page, events::explain).tell();
    }

    /** What stands for the number of this kernel's version. */
    static String version() {
        String[] parts = System.getProperty("os.version").split("[^0-9]+");
        return "KERNEL_VERSION(" + parts[0] + ", " + (parts.length > 1 ? parts[1] : "0") + ", "
                + (parts.length > 2 ? parts[2] : "0") + ")";
    }
}
