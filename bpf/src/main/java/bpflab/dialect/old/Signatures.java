package bpflab.dialect.old;

import bpflab.dialect.Draft;
import bpflab.dialect.Original;
import bpflab.dialect.Request;
import bpflab.dialect.Rule;
import bpflab.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Helpers that took fewer arguments when they were new. */
final class Signatures implements Rule {
    private static final String PACKET = "bpf_sk_redirect_map";
    private static final String NEIGHBOUR = "bpf_redirect_neigh";

    @Override
    public void apply(Request request, Draft draft) {
        Original source = request.source();
        if (source.macros().anyMatch(name -> name.equals(PACKET) || name.equals(NEIGHBOUR))) {
            return;
        }
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i).is(PACKET)) {
                packet(source, i, draft);
            } else if (source.token(i).is(NEIGHBOUR) && commas(source, i + 1).size() == 1) {
                draft.insert(source.token(commas(source, i + 1).get(0)).from(), ", 0, 0",
                        "since Linux 5.10 it may be told the next hop and its length: 0 asks the kernel's table");
            }
        }
    }

    private static void packet(Original source, int at, Draft draft) {
        boolean declared = source.token(at - 1).is("*") && source.token(at + 1).is(")");
        int open = declared ? at + 2 : at + 1;
        if (commas(source, open).size() != 2) {
            return;
        }
        String why = "since Linux 4.15 its first argument is the packet";
        Optional<String> packet = declared ? Optional.of("void *packet") : packetOf(source, at);
        if (packet.isPresent() && !(declared && Redeclared.hasLibbpfs(source))) {
            draft.insert(source.token(open).to(), packet.get() + ", ", why);
        } else if (!declared) {
            draft.leave(source.token(at).from(), source.written(at, source.closing(open) + 1), why
                    + ", and none is at hand here",
                    "write it in the program itself: " + PACKET + "(PACKET, MAP, KEY, FLAGS)");
        }
    }

    /** The commas between the arguments; none where no bracket is. */
    private static List<Integer> commas(Original source, int open) {
        List<Integer> commas = new ArrayList<>();
        int close = source.token(open).is("(") ? source.closing(open) : -1;
        int depth = 0;
        for (int i = open + 1; i < close; i++) {
            Token token = source.token(i);
            depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
            depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
            if (depth == 0 && token.is(",")) {
                commas.add(i);
            }
        }
        return commas;
    }

    /** What the function around calls its packet. */
    private static Optional<String> packetOf(Original source, int at) {
        String packet = "";
        int depth = 0;
        for (int i = 0; i < at && !source.token(at).directive(); i++) {
            Token token = source.token(i);
            if (token.directive()) {
                continue;
            }
            boolean named = depth == 0 && token.is("__sk_buff") && source.token(i + 1).is("*");
            if (named && source.token(i + 2).kind() == Token.Kind.NAME) {
                packet = source.token(i + 2).text();
            }
            depth += token.is("{") ? 1 : token.is("}") ? -1 : 0;
            if (depth == 0 && (token.is("}") || token.is(";"))) {
                packet = "";
            }
        }
        return Optional.of(packet).filter(name -> !name.isEmpty());
    }
}
