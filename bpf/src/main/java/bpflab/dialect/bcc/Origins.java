package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where pointers of a program point: at what the verifier knows (stack, map values, context), or somewhere into memory.
 * What is loaded from memory, made of a number, or comes out of a register points somewhere. A variable points
 * somewhere when one of its values does: a read by helper is right for both.
 */
final class Origins {
    /** What a pointer points at. */
    enum Origin {
        /** Nothing is known yet. */
        OPEN,
        /** What the verifier lets programs read. */
        KNOWN,
        /** The kernel's memory, or a process's. */
        SOMEWHERE;

        Origin or(Origin other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private static final int ROUNDS = 6;

    private final Map<String, Origin> variables = new HashMap<>();
    private final Map<String, Origin> answers = new HashMap<>();
    private final Set<String> contexts = new HashSet<>();

    Origins(Page page) {
        for (Program program : page.programs()) {
            List<Cursor> parameters = program.function().parameters();
            boolean typed = !program.isTracing();
            for (int i = 0; i < parameters.size(); i++) {
                variables.put(id(parameters.get(i)), i == 0 || typed ? Origin.KNOWN : Origin.SOMEWHERE);
            }
            parameters.stream().findFirst().ifPresent(context -> contexts.add(id(context)));
        }
        for (int round = 0; round < ROUNDS; round++) {
            page.functions().forEach(function -> follow(page, function));
        }
    }

    private static String id(Cursor declaration) {
        return declaration.fact("id");
    }

    private void follow(Page page, Cursor function) {
        function.all().forEach(at -> {
            if (at.is("VarDecl") && at.isPointer() && !at.children().isEmpty() && at.facts().containsKey("init")) {
                boolean array = at.plainType().endsWith("]");
                join(variables, id(at), array ? Origin.KNOWN : of(at.child(at.children().size() - 1)));
            } else if (at.isOperator("=") && at.child(0).is("DeclRefExpr") && at.child(0).isPointer()) {
                at.child(0).refers().ifPresent(variable -> join(variables, id(variable), of(at.child(1))));
            } else if (at.is("ReturnStmt") && at.child(0).isPointer()) {
                join(answers, function.name(), of(at.child(0)));
            } else if (at.is("CallExpr")) {
                called(page, at);
            }
        });
    }

    private void called(Page page, Cursor call) {
        Optional<Cursor> function =
                page.functions().stream().filter(one -> one.name().equals(call.called())).findFirst();
        if (function.isEmpty()) {
            filled(call);
            return;
        }
        List<Cursor> parameters = function.get().parameters();
        for (int i = 0; i < parameters.size() && i < call.arguments().size(); i++) {
            if (parameters.get(i).isPointer()) {
                join(variables, id(parameters.get(i)), of(call.arguments().get(i)));
            }
        }
    }

    /** {@code bpf_probe_read(&pointer, ...)} puts something from somewhere into it. */
    private void filled(Cursor call) {
        if (!call.called().startsWith("bpf_probe_read") || call.arguments().isEmpty()) {
            return;
        }
        Cursor to = call.arguments().get(0).bare();
        if (to.isOperator("&") && to.child(0).is("DeclRefExpr") && to.child(0).plainType().endsWith("*")) {
            to.child(0).refers().ifPresent(variable -> join(variables, id(variable), Origin.SOMEWHERE));
        }
    }

    private static void join(Map<String, Origin> map, String key, Origin origin) {
        map.merge(key, origin, Origin::or);
    }

    /** What the value of an expression points at. */
    Origin of(Cursor expression) {
        switch (expression.kind()) {
            case "ParenExpr":
            case "ConstantExpr":
                return of(expression.child(0));
            case "ImplicitCastExpr":
            case "CStyleCastExpr":
                return cast(expression);
            case "DeclRefExpr":
                return variable(expression);
            case "UnaryOperator":
                return expression.isOperator("&") ? place(expression.child(0)) : of(expression.child(0));
            case "BinaryOperator":
                return expression.isOperator("=") || expression.isOperator(",")
                        ? of(expression.child(1))
                        : of(pointer(expression.child(0), expression.child(1)));
            case "CompoundAssignOperator":
                return of(expression.child(0));
            case "ConditionalOperator":
                return of(expression.child(1)).or(of(expression.child(2)));
            case "CallExpr":
                return answers.getOrDefault(expression.called(), Origin.KNOWN);
            case "StmtExpr":
                Cursor body = expression.child(0);
                return body.children().isEmpty() ? Origin.OPEN : of(body.child(body.children().size() - 1));
            case "MemberExpr":
            case "ArraySubscriptExpr":
                return place(expression);
            default:
                return Origin.OPEN;
        }
    }

    private static Cursor pointer(Cursor left, Cursor right) {
        return left.isPointer() ? left : right;
    }

    private Origin cast(Cursor cast) {
        Cursor inner = cast.child(0);
        switch (cast.fact("castKind")) {
            case "NullToPointer":
                return Origin.OPEN;
            case "IntegralToPointer":
                return inner.bare().is("IntegerLiteral") ? Origin.OPEN : Origin.SOMEWHERE;
            case "LValueToRValue":
                return bare(inner).is("DeclRefExpr") ? of(inner) : Origin.SOMEWHERE;
            default:
                return of(inner);
        }
    }

    private static Cursor bare(Cursor expression) {
        return expression.is("ParenExpr") ? bare(expression.child(0)) : expression;
    }

    private Origin variable(Cursor name) {
        if (name.plainType().endsWith("]")) {
            return Origin.KNOWN;
        }
        return name.refers().map(variable -> variables.getOrDefault(id(variable), Origin.OPEN)).orElse(Origin.OPEN);
    }

    /** Where something is that has a place. */
    Origin place(Cursor expression) {
        switch (expression.kind()) {
            case "ParenExpr":
            case "ImplicitCastExpr":
            case "CStyleCastExpr":
                return expression.fact("castKind").equals("LValueToRValue")
                        ? of(expression)
                        : place(expression.child(0));
            case "MemberExpr":
                return expression.fact("isArrow").equals("true")
                        ? of(expression.child(0))
                        : place(expression.child(0));
            case "ArraySubscriptExpr":
                return of(pointer(expression.child(0), expression.child(1)));
            case "UnaryOperator":
                return of(expression.child(0));
            case "CallExpr":
            case "ConditionalOperator":
            case "StmtExpr":
                return of(expression);
            default:
                return Origin.KNOWN;
        }
    }
}
