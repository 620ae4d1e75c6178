package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import bpflab.ast.Range;
import bpflab.insn.Opcode;
import bpflab.verifier.log.LogLine.Step;
import bpflab.verifier.rules.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The refused instruction in clang's tree: line information names a place, and an instruction is a read, a write or a
 * call; both together name the expression.
 *
 * @param function the function that it is in
 * @param node what was refused; {@link Node#NOTHING} when only the line is known
 * @param line its line
 */
record Code(CFunction function, Node node, int line) {
    private static final Pattern MEMORY = Pattern.compile("\\([su](8|16|32|64) \\*\\)");
    private static final Pattern MACRO = Pattern.compile("\\w+\\s*\\(");

    static Code of(CFunction function, Place place, Optional<Step> step, String variable) {
        Node near = step.map(Step::opcode).orElse(0) == Opcode.CALL
                ? call(function, place, step.map(Step::called).orElse(""))
                : accessed(function, place, step, variable);
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
                        .filter(call -> function.place(call).column() == place.column())
                        .findFirst()
                        .orElseGet(() -> calls.isEmpty() ? Node.NOTHING : calls.get(0)));
    }

    private static Node accessed(CFunction function, Place place, Optional<Step> step, String variable) {
        boolean stores = step.map(RuleMatch::writes).orElse(false);
        Wanted wanted = new Wanted(stores, step.map(Code::size).orElse(0), variable);
        List<Node> meant = function.at(place.line(), place.column());
        for (Node node : meant) {
            Optional<Access> side = side(function, node, wanted);
            if (side.isPresent()) {
                return side.get().node();
            }
        }
        List<Access> all = accesses(function, meant);
        if (all.isEmpty()) {
            List<Access> onLine = accesses(function, function.on(place.line()));
            List<Access> around = onLine.stream().filter(a -> a.node().all().anyMatch(meant::contains)).toList();
            List<Access> inMacro = meant.isEmpty() ? inMacro(function, onLine, place) : List.of();
            all = !around.isEmpty() ? around : !inMacro.isEmpty() ? inMacro : wanted.onSide(function, onLine);
        }
        if (all.isEmpty() && function.on(place.line()).stream().noneMatch(node -> node.is("CallExpr"))) {
            all = assigned(function, place.line()).stream()
                    .filter(a -> wanted.bytes() > 0 && a.node().bytes() == wanted.bytes())
                    .toList();
        }
        return wanted.best(all)
                .map(Access::node)
                .orElseGet(() -> meant.isEmpty() ? Node.NOTHING : meant.get(0));
    }

    /** What the variables on a line were read from: clang may read where a value is used, not where it is assigned. */
    private static List<Access> assigned(CFunction function, int line) {
        List<String> used = function.on(line).stream().flatMap(node -> CFacts.variables(node).stream()).toList();
        List<Node> values = new ArrayList<>();
        function.tree().all().forEach(node -> {
            if (assigns(node) && used.contains(node.child(0).bare().text())) {
                values.add(0, node.child(1));
            } else if (node.is("VarDecl") && used.contains(node.text())) {
                values.addAll(node.children());
            }
        });
        return values.stream().map(Node::bare).filter(Access::is).map(node -> new Access(function, node)).toList();
    }

    /** How many bytes an instruction reads or writes: {@code *(u16 *)(r7 +2)}; 0 when it does neither. */
    private static int size(Step step) {
        Matcher memory = MEMORY.matcher(step.code());
        return memory.find() ? Integer.parseInt(memory.group(1)) / Byte.SIZE : 0;
    }

    /** What stands in the parentheses of a macro that the column names: what comes out of it has its place. */
    private static List<Access> inMacro(CFunction function, List<Access> onLine, Place place) {
        String line = function.line(place.line());
        Matcher macro = MACRO.matcher(line);
        if (place.column() == 0 || !macro.find(CFunction.index(line, place.column()))
                || macro.start() != CFunction.index(line, place.column())) {
            return List.of();
        }
        int depth = 1;
        int to = macro.end();
        while (to < line.length() && depth > 0) {
            depth += line.charAt(to) == '(' ? 1 : line.charAt(to) == ')' ? -1 : 0;
            to++;
        }
        int end = to;
        return onLine.stream()
                .filter(a -> function.range(a.node()).from() >= macro.end() && function.range(a.node()).from() < end)
                .toList();
    }

    /** What is known of an access before it is found: which way, of how many bytes, through which variable. */
    private record Wanted(boolean stores, int bytes, String variable) {
        /** Of several the one that fits best, of those that fit as well the first. */
        Optional<Access> best(List<Access> accesses) {
            return accesses.stream().reduce((a, b) -> fit(b) > fit(a) ? b : a);
        }

        private int fit(Access access) {
            boolean named = !variable.isEmpty() && access.variable().equals(variable);
            return (named ? 2 : 0) + (bytes > 0 && access.node().bytes() == bytes ? 1 : 0);
        }

        /** Without what is only assigned to for a read, and that alone for a write. */
        List<Access> onSide(CFunction function, List<Access> accesses) {
            List<Access> fitting = accesses.stream()
                    .filter(a -> function.tree().parentOf(a.node())
                            .map(parent -> (assigns(parent) && parent.child(0) == a.node()) == stores)
                            .orElse(true))
                    .toList();
            return fitting.isEmpty() ? accesses : fitting;
        }
    }

    private static boolean assigns(Node node) {
        return node.is("CompoundAssignOperator") || node.is("BinaryOperator") && node.text().equals("=");
    }

    /** Of an assignment, the side that the instruction is about; of an access, itself. */
    private static Optional<Access> side(CFunction function, Node node, Wanted wanted) {
        if (assigns(node)) {
            List<Access> right = accesses(function, List.of(node.child(1)));
            List<Access> left = accesses(function, List.of(node.child(0)));
            boolean both = node.is("CompoundAssignOperator") && !wanted.stores();
            List<Access> all = new ArrayList<>(wanted.stores() ? left : right);
            all.addAll(both ? left : List.of());
            return wanted.best(all);
        }
        if (node.is("UnaryOperator") && (node.text().equals("++") || node.text().equals("--"))) {
            return Access.first(function, node.child(0), a -> true);
        }
        return Access.is(node) ? Optional.of(new Access(function, node)) : Optional.empty();
    }

    private static List<Access> accesses(CFunction function, List<Node> nodes) {
        List<Access> all = new ArrayList<>();
        for (Node node : nodes) {
            node.all().filter(Access::is).map(n -> new Access(function, n)).forEach(all::add);
        }
        return all;
    }

    /**
     * Where it is in the line: of a call the argument that the register is, or the name; nothing when it is elsewhere.
     */
    Range caret(Optional<Integer> register) {
        Node shown = node.is("CallExpr") ? register.flatMap(this::argument).orElse(node.child(0)) : node;
        boolean here = shown.span().line() == line && shown.span().file().equals(function.tree().span().endFile());
        return here ? function.range(shown) : Range.NONE;
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
                int from = function.range(child).from();
                return new Fix(Remedy.Kind.BEFORE, text, file, child.span().line(), from, from,
                        false, "");
            }
            int end = endOnLine(child);
            if (parent.is("ForStmt", "WhileStmt") && parent.child(parent.children().size() - 1) == child
                    && child.is("IfStmt") && text.matches("if \\([^;]*;")) {
                int from = function.range(child).from();
                return new Fix(Remedy.Kind.BEFORE, text + " else", file, child.span().line(), from, from, false, "");
            }
            if (isBody(parent, child) && end > 0) {
                return new Fix(Remedy.Kind.BEFORE, text, file, child.span().line(), function.range(child).from(), end,
                        true, "");
            }
        }
        return new Fix(Remedy.Kind.BEFORE, text, file, line, 0, 0, false, "");
    }

    /**
     * Where a statement ends with its semicolon, when on its first line; of one that ends in a macro the text tells.
     */
    private int endOnLine(Node statement) {
        Range range = function.range(statement);
        boolean whole = statement.span().isWhole();
        int end = function.line(statement.span().line()).indexOf(';', whole ? range.to() - 1 : range.from());
        return whole && statement.span().endLine() != statement.span().line() ? 0 : end < 0 ? range.to() : end + 1;
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

    /** Whether a line lies inside of the function's braces. */
    boolean inBody(int at) {
        return function.tree().children().stream()
                .filter(n -> n.is("CompoundStmt") && n.span().isWhole())
                .anyMatch(n -> n.span().line() < at && at <= n.span().endLine()
                        || n.span().line() == at && n.span().endLine() == at);
    }

    private Node firstOnLine() {
        return function.on(line).stream().filter(n -> !n.is("FunctionDecl", "ParmVarDecl")).findFirst()
                .orElse(function.tree());
    }
}
