package bpflab.verifier.story;

import bpflab.ast.Node;
import java.util.Optional;

/** How a refused line looks at the context, by clang's tree. */
final class Contexts {
    private static final String HEADER = "struct (?:ethhdr|ether_header|iphdr|ipv6hdr|tcphdr|udphdr|icmp6?hdr|arphdr|"
            + "vlan_\\w*|eth\\w*|ip\\w*|tcp\\w*|udp\\w*) \\*";

    private Contexts() {}

    /** Of {@code *(__u64 *)&ctx->data} the field. */
    private static Optional<Node> cast(Code code) {
        Node access = code.node();
        boolean follows = access.is("UnaryOperator") && access.text().equals("*");
        Node address = follows ? access.child(0).bare() : Node.NOTHING;
        return address.is("UnaryOperator") && address.text().equals("&")
                ? Optional.of(address.child(0).bare()).filter(field -> field.is("MemberExpr"))
                : Optional.empty();
    }

    /** The field that is read or written with another size than its own, as it is written; empty when it is none. */
    static String field(Code code) {
        return cast(code).map(code.function()::text).orElse("");
    }

    /** How many bytes that field has. */
    static int fieldBytes(Code code) {
        return cast(code).map(Node::bytes).orElse(0);
    }

    /** Whether the pointer is to what packets begin with. */
    static boolean asPacket(Code code) {
        return code.access().map(access -> access.pointer().type().matches(HEADER)).orElse(false);
    }
}
