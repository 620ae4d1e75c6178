package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import java.util.Optional;
import java.util.Set;

/** Headers by the names that they had in the kernel's own tree to those that are installed. */
final class TreeHeaders implements Rule {
    /** libbpf's, which lay beside the samples until Linux 5.4. */
    private static final Set<String> LIBBPFS =
            Set.of("bpf_helpers.h", "bpf_endian.h", "bpf_tracing.h", "bpf_core_read.h");

    @Override
    public void apply(Request request, Draft draft) {
        request.source().headers().forEach(header -> today(request.source(), header)
                .ifPresent(now -> draft.replace(header.from(), header.to(), now, why(header, now))));
    }

    private static String why(Token header, String now) {
        return header.content().startsWith("uapi/")
                ? "only the kernel's own source tree calls it so; it is installed as " + now
                : "libbpf's headers are installed in a folder of their own, bpf/";
    }

    /** What it is called today, marks and all; empty for a name of today, and for a file that is there. */
    static Optional<String> today(Original source, Token header) {
        String name = header.content();
        if (Surroundings.near(source, header).isPresent()) {
            return Optional.empty();
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (LIBBPFS.contains(last) && !name.equals("bpf/" + last)) {
            return Optional.of("<bpf/" + last + ">");
        }
        return name.startsWith("uapi/") ? Optional.of("<" + name.substring(5) + ">") : Optional.empty();
    }
}
