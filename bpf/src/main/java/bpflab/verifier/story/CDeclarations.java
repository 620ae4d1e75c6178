package bpflab.verifier.story;

import bpflab.ast.Node;
import java.util.List;
import java.util.Optional;

/** Declarations and loops around a refused line. */
final class CDeclarations {
    private CDeclarations() {}

    /** The declaration, without a value, of the variable that the refusal is about. */
    static Optional<Node> of(RuleMatch match) {
        boolean widened = match.keyed() && !wider(match).isEmpty();
        return match.code().flatMap(code -> declared(match)
                .filter(node -> widened || !node.detail().contains("init"))
                .filter(node -> code.function().text(node).matches(widened ? ".+" : "[\\w\\s*]+(?:\\[[^\\]]*\\])*")));
    }

    /** The variable of this function that is read without a value, or whose memory the call gets. */
    static Optional<String> variable(RuleMatch match) {
        Code code = match.code().orElseThrow();
        Optional<Node> argument = match.register().flatMap(code::argument);
        if (argument.isPresent()) {
            return CFacts.variables(argument.get()).stream().findFirst();
        }
        return code.function().on(code.line()).stream()
                .filter(node -> node.is("DeclRefExpr"))
                .map(Node::text)
                .filter(name -> code.function().declaration(name)
                        .filter(d -> d.is("VarDecl") && !d.detail().contains("init"))
                        .isPresent())
                .findFirst();
    }

    /** The declaration with as many bytes as the map wants; empty when that is a struct. */
    static String wider(RuleMatch match) {
        if (match.code().isEmpty()) {
            return "";
        }
        Optional<Node> array = declared(match).filter(node -> Node.elements(node.canonicalType()) > 0);
        return array.map(node -> longer(match, node)).orElseGet(() -> widened(match));
    }

    /** An array with enough elements. */
    private static String longer(RuleMatch match, Node array) {
        Node element = new Node("", array.span(), "", array.canonicalType().replaceFirst("\\[.*", ""), "", "",
                List.of());
        long size = match.number("size");
        String text = match.code().orElseThrow().function().text(array);
        return element.bytes() == 0 || size % element.bytes() != 0 || text.matches(".*\\[[^\\]]*\\].*\\[.*") ? ""
                : text.replaceFirst("\\[[^\\]]*\\]", "[" + size / element.bytes() + "]");
    }

    private static String widened(RuleMatch match) {
        String type = switch ((int) match.number("size")) {
            case 2 -> "__u16";
            case 4 -> "__u32";
            case 8 -> "__u64";
            default -> "";
        };
        Optional<Node> declared = declared(match);
        String text = declared.map(match.code().get().function()::text).orElse("");
        return type.isEmpty() || !text.matches("(?:__[us]\\d+|(?:unsigned )?(?:int|short|char|long)) \\w+(?: = .*)?")
                ? "" : text.replaceFirst("^(?:unsigned )?\\w+ ", type + " ");
    }

    private static Optional<Node> declared(RuleMatch match) {
        return match.code().flatMap(code -> variable(match).flatMap(name -> code.function().declaration(name)))
                .filter(node -> node.is("VarDecl"));
    }

    /** A comparison of the pointer with the packet's end, on the way here, that is the wrong way round. */
    static Optional<Node> comparison(RuleMatch match) {
        Code code = match.code().orElseThrow();
        String pointer = code.access().map(Access::variable).orElse("");
        String end = CFacts.end(match).replaceFirst("^\\(.*\\)", "");
        return code.function().tree().all()
                .filter(n -> n.is("IfStmt") && n.span().line() < code.line())
                .flatMap(n -> n.child(0).all())
                .filter(n -> n.is("BinaryOperator") && n.text().matches("[<>]=?"))
                .filter(n -> CFacts.variables(n).contains(pointer) && code.function().text(n).contains(end))
                .filter(n -> n.text().startsWith("<") == CFacts.variables(n.child(0)).contains(pointer))
                .reduce((a, b) -> b);
    }

    /** The condition of the loop that the refused expression is a part of. */
    static Optional<Node> loop(Code code) {
        List<Node> path = code.function().around(code.node());
        for (int i = path.size() - 1; i > 0; i--) {
            Node condition = path.get(i);
            Node parent = path.get(i - 1);
            boolean is = parent.is("WhileStmt") && parent.child(0) == condition
                    || parent.is("DoStmt") && parent.child(1) == condition
                    || parent.is("ForStmt") && parent.child(2) == condition;
            if (is) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
