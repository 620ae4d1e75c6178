package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.insn.Opcode;
import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.rules.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The refused instruction in clang's tree: line information names a place, and an instruction is a read, a write or a
 * call; both together name the expression.
 *
 * @param function the function that it is in
 * @param node what was refused; {@link Node#NOTHING} when only the line is known
 * @param line its line
 */
record Code(CFunction function, Node node, int line) {
    static Code of(CFunction function, Place place, Optional<Step> step, String variable) {
        Node near = step.map(Step::opcode).orElse(0) == Opcode.CALL
                ? call(function, place, step.map(RejectionContext::called).orElse(""))
                : accessed(function, place, step.map(RuleMatch::writes).orElse(false), variable);
        return new Code(function, outermost(function, near), place.line());
    }

    /** An array of a struct is not read itself: what is meant is the element of it, or a field of that. */
    private static Node outermost(CFunction function, Node found) {
        List<Node> path = function.around(found);
        Node at = found;
        Node accessed = found;
        for (int i = path.size() - 1; i >= 0; i--) {
            Node parent = path.get(i);
            boolean same = parent.is("ParenExpr") || parent.detail().contains("ArrayToPointerDecay")
                    || parent.is("ArraySubscriptExpr") && parent.child(0) == at
                    || parent.is("MemberExpr") && parent.detail().startsWith("lvalue .");
            if (!Access.is(found) || !same) {
                break;
            }
            at = parent;
            accessed = Access.is(parent) ? parent : accessed;
        }
        return accessed;
    }

    private static Node call(CFunction function, Place place, String name) {
        List<Node> calls = function.on(place.line()).stream().filter(node -> node.is("CallExpr")).toList();
        return calls.stream()
                .filter(call -> call.called().equals(name))
                .findFirst()
                .orElseGet(() -> calls.stream()
                        .filter(call -> function.place(call)[1] == place.column())
                        .findFirst()
                        .orElseGet(() -> calls.isEmpty() ? Node.NOTHING : calls.get(0)));
    }

    private static Node accessed(CFunction function, Place place, boolean stores, String variable) {
        List<Node> meant = function.at(place.line(), place.column());
        for (Node node : meant) {
            Optional<Access> side = side(function, node, stores, variable);
            if (side.isPresent()) {
                return side.get().node();
            }
        }
        List<Access> all = accesses(function, meant);
        if (all.isEmpty()) {
            List<Access> onLine = accesses(function, function.on(place.line()));
            List<Access> around = onLine.stream().filter(a -> a.node().all().anyMatch(meant::contains)).toList();
            all = around.isEmpty() ? onLine : around;
        }
        List<Access> found = all;
        return found.stream()
                .filter(access -> access.variable().equals(variable))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(Access::node)
                .orElseGet(() -> meant.isEmpty() ? Node.NOTHING : meant.get(0));
    }

    /** Of an assignment, the side that the instruction is about; of an access, itself. */
    private static Optional<Access> side(CFunction function, Node node, boolean stores, String variable) {
        boolean assigns = node.is("CompoundAssignOperator") || node.is("BinaryOperator") && node.text().equals("=");
        if (assigns) {
            boolean left = stores || node.is("CompoundAssignOperator") && !reads(function, node.child(1), variable);
            return Access.first(function, node.child(left ? 0 : 1), a -> true);
        }
        if (node.is("UnaryOperator") && (node.text().equals("++") || node.text().equals("--"))) {
            return Access.first(function, node.child(0), a -> true);
        }
        return Access.is(node) ? Optional.of(new Access(function, node)) : Optional.empty();
    }

    private static boolean reads(CFunction function, Node node, String variable) {
        return Access.first(function, node, a -> variable.isEmpty() || a.variable().equals(variable)).isPresent();
    }

    private static List<Access> accesses(CFunction function, List<Node> nodes) {
        List<Access> all = new ArrayList<>();
        for (Node node : nodes) {
            node.all().filter(Access::is).map(n -> new Access(function, n)).forEach(all::add);
        }
        return all;
    }

    /**
     * From and to in the line: of a call the argument that the register is, or the name; both 0 when it is elsewhere.
     */
    int[] caret(Optional<Integer> register) {
        Node shown = node.is("CallExpr") ? register.flatMap(this::argument).orElse(node.child(0)) : node;
        boolean here = shown.span().line() == line && shown.span().file().equals(function.tree().span().endFile());
        return here ? function.range(shown) : new int[] {0, 0};
    }

    /** What was refused, when it is an access of memory. */
    Optional<Access> access() {
        return Access.is(node) ? Optional.of(new Access(function, node)) : Optional.empty();
    }

    /** The argument of the refused call, from 1. */
    Optional<Node> argument(int number) {
        return node.is("CallExpr") && number > 0 && number < node.children().size()
                ? Optional.of(node.child(number).written())
                : Optional.empty();
    }

    /** Where a statement before the refused one goes. */
    Fix before(String text) {
        return before(text, node == Node.NOTHING ? firstOnLine() : node);
    }

    /** Where a statement before the one that something is a part of goes. */
    Fix before(String text, Node at) {
        List<Node> path = new ArrayList<>(function.around(at));
        path.add(at);
        String file = function.tree().span().endFile();
        for (int i = path.size() - 1; i > 0; i--) {
            Node child = path.get(i);
            Node parent = path.get(i - 1);
            if (child.span().line() == 0 || !child.span().file().equals(function.tree().span().endFile())) {
                continue;
            }
            if (parent.is("CompoundStmt")) {
                int from = function.range(child)[0];
                return new Fix(Remedy.Kind.BEFORE, text, file, child.span().line(), from, from,
                        false, "");
            }
            if (isBody(parent, child) && child.span().line() == child.span().endLine()) {
                int[] range = function.range(child);
                String line = function.line(child.span().line());
                int end = line.indexOf(';', range[1]);
                return new Fix(Remedy.Kind.BEFORE, text, file, child.span().line(), range[0],
                        end < 0 ? range[1] : end + 1, true, "");
            }
        }
        return new Fix(Remedy.Kind.BEFORE, text, file, line, 0, 0, false, "");
    }

    /** Whether it is what an {@code if} or a loop does, and no block and no further {@code if}. */
    static boolean isBody(Node parent, Node child) {
        if (child.is("CompoundStmt", "IfStmt")) {
            return false;
        }
        int last = parent.children().size() - 1;
        return parent.is("IfStmt") && parent.child(0) != child
                || parent.is("ForStmt", "WhileStmt", "CaseStmt", "DefaultStmt", "LabelStmt")
                        && parent.child(last) == child
                || parent.is("DoStmt") && parent.child(0) == child;
    }

    private Node firstOnLine() {
        return function.on(line).stream().filter(n -> !n.is("FunctionDecl", "ParmVarDecl")).findFirst()
                .orElse(function.tree());
    }
}
