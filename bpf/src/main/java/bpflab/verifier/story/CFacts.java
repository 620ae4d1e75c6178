package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the refused C line says, in C: by clang's tree where there is one, else by the line's text. */
final class CFacts {
    /** Helpers that want at least a byte: {@code ARG_CONST_SIZE} in their prototypes. */
    private static final Set<String> WANT_BYTES = Set.of(
            "bpf_skb_load_bytes", "bpf_skb_store_bytes", "bpf_xdp_load_bytes", "bpf_xdp_store_bytes",
            "bpf_skb_load_bytes_relative", "bpf_get_current_comm", "bpf_sk_assign", "bpf_fib_lookup",
                    "bpf_snprintf_btf",
            "bpf_strtol", "bpf_strtoul", "bpf_getsockopt", "bpf_setsockopt", "bpf_check_mtu", "bpf_trace_printk",
            "bpf_load_hdr_opt", "bpf_store_hdr_opt", "bpf_perf_prog_read_value", "bpf_skb_get_tunnel_key",
            "bpf_skb_set_tunnel_key", "bpf_skb_get_xfrm_state", "bpf_lwt_push_encap");
    private static final Set<String> CONTEXTS = Set.of("struct xdp_md *", "struct __sk_buff *", "struct sk_msg_md *",
            "struct sk_reuseport_md *");

    private static final Pattern ELEMENT = Pattern.compile("(?<array>[^\\[\\]]*\\w)\\[(?<index>[^\\]]+)\\]");

    private CFacts() {}

    /** The pointer that the refused expression follows, as it is written. */
    static String base(RuleMatch match) {
        Optional<Access> access = match.code().flatMap(Code::access);
        String written = access.map(a -> match.code().get().function().text(a.pointer())).orElse("");
        return written.isEmpty() ? Expression.base(match.expression()) : written;
    }

    /** The variable whose own address is accessed, without {@code &} and casts; empty when it is more than a name. */
    static String handle(RuleMatch match) {
        String name = base(match).replaceAll("\\([^()]*\\*\\)|[&\\s]", "");
        return name.matches("\\w+") ? name : "";
    }

    /** The first address behind what is accessed. */
    static String beyond(RuleMatch match) {
        Optional<Access> access = match.code().flatMap(Code::access);
        if (access.isPresent()) {
            return access.get().beyond();
        }
        if (match.code().isPresent() && !match.helper().isEmpty()) {
            return handed(match, match.code().get());
        }
        return match.code().map(code -> copied(code, match.stores())).orElseGet(() -> beyondInLine(match.expression()));
    }

    /** The first address behind packet bytes that a call is handed: of a field, that behind its whole struct. */
    private static String handed(RuleMatch match, Code code) {
        Optional<Node> argument = match.register().flatMap(code::argument);
        String text = argument.map(code.function()::text).orElse("");
        if (text.isEmpty() || text.matches(".*(?:\\+\\+|--|=).*") || match.number("size") == 0) {
            return "";
        }
        Node bare = argument.get().bare();
        Node field = bare.is("UnaryOperator") && bare.text().equals("&") ? bare.child(0).bare() : Node.NOTHING;
        if (Access.is(field) && field.bytes() >= match.number("size")) {
            return new Access(code.function(), field).beyond();
        }
        Optional<Node> length = code.argument(match.register().get() + 1)
                .filter(node -> node.is("UnaryExprOrTypeTraitExpr"));
        return "(void *)" + (argument.get().is("BinaryOperator") ? "(" + text + ")" : text) + " + "
                + length.map(code.function()::text).filter(t -> !t.isEmpty())
                        .orElse(String.valueOf(match.number("size")));
    }

    private static String beyondInLine(String expression) {
        Matcher element = ELEMENT.matcher(expression);
        if (element.matches()) {
            String index = element.group("index");
            return "(void *)(" + element.group("array") + " + "
                    + (index.matches("\\d{1,8}") ? Integer.parseInt(index) + 1 : index + " + 1") + ")";
        }
        boolean follows = expression.contains("->") || expression.startsWith("*");
        return follows ? "(void *)(" + Expression.base(expression) + " + 1)" : "";
    }

    /** Of {@code __builtin_memcpy(&copy, data, sizeof(copy))} the end of what is read, or written. */
    private static String copied(Code code, boolean stores) {
        Optional<Node> copy = code.function().on(code.line()).stream()
                .filter(n -> n.called().matches("(?:__builtin_)?mem(?:cpy|move|cmp|set)"))
                .findFirst();
        if (copy.isEmpty()) {
            return "";
        }
        String memory = code.function().text(copy.get().child(stores ? 1 : 2).written());
        String bytes = code.function().text(copy.get().child(3).written());
        return memory.isEmpty() || bytes.isEmpty() ? "" : "(void *)" + memory + " + " + bytes;
    }

    /** The field of the context where what is accessed ends: metadata does where the packet begins. */
    static String endField(RuleMatch match) {
        return match.metadata() ? "data" : "data_end";
    }

    /** That end, as it is called in this function; empty when it is not known there. */
    static String end(RuleMatch match) {
        String field = endField(match);
        if (match.code().isEmpty()) {
            return match.context().inSource("(\\w+)\\s*=[^=]*->" + field + "\\b").map(m -> m.group(1))
                    .or(() -> match.context().inSource("(\\w+)->data(?:_meta)?\\b")
                            .map(m -> "(void *)(long)" + m.group(1) + "->" + field))
                    .orElse("(void *)(long)ctx->" + field);
        }
        Code code = match.code().get();
        Optional<String> inContext = context(code).map(c -> "(void *)(long)" + c + "->" + field);
        return variableOf(code, field).map(CFacts::asAddress)
                .or(() -> match.metadata() ? inContext
                        : parameter(code, "(?:data_)?end.*").map(CFacts::asAddress)
                                .or(() -> inContext).or(() -> carried(code)))
                .orElse("");
    }

    /** Of a parameter that points to a struct of the file's own, the field that is the packet's end. */
    private static Optional<String> carried(Code code) {
        String file = String.join("\n", code.function().lines());
        for (Node parameter : code.function().parameters()) {
            Matcher type = Pattern.compile("struct (\\w+) \\*").matcher(parameter.type());
            Matcher field = Pattern.compile("struct " + (type.matches() ? type.group(1) : "\\b\\B")
                    + "\\s*\\{[^{}]*?(\\*?)\\s*\\b(\\w*data_end|end)\\s*;").matcher(file);
            if (type.matches() && field.find()) {
                String it = parameter.text() + "->" + field.group(2);
                return Optional.of(field.group(1).isEmpty() ? "(void *)(long)" + it : "(void *)" + it);
            }
        }
        return Optional.empty();
    }

    private static String asAddress(Node variable) {
        String type = variable.type().replace("const ", "");
        return type.equals("void *") ? variable.text()
                : type.endsWith("*") ? "(void *)" + variable.text() : "(void *)(long)" + variable.text();
    }

    /** The variable that was given a field of the context before the line. */
    static Optional<Node> variableOf(Code code, String field) {
        CFunction function = code.function();
        Optional<Node> declared = function.tree().all()
                .filter(n -> n.is("VarDecl") && n.span().line() <= code.line() && !n.children().isEmpty()
                        && isAddress(n, n.child(n.children().size() - 1), field))
                .reduce((first, second) -> second);
        return declared.or(() -> function.tree().all()
                .filter(n -> n.is("BinaryOperator") && n.text().equals("=") && n.span().line() <= code.line())
                .filter(n -> n.child(0).is("DeclRefExpr") && isAddress(n.child(0), n.child(1), field))
                .findFirst()
                .flatMap(n -> function.declaration(n.child(0).text())));
    }

    /** Whether a variable is given that address: the length between two of them is none. */
    private static boolean isAddress(Node variable, Node value, String field) {
        boolean plain = value.bare().is("MemberExpr") || variable.type().contains("*");
        return plain && value.all().anyMatch(n -> n.is("MemberExpr") && n.text().equals(field));
    }

    private static Optional<Node> parameter(Code code, String name) {
        return code.function().parameters().stream()
                .filter(p -> p.text().matches(name) && p.type().endsWith("*"))
                .findFirst();
    }

    /** The variable, or the field that is read somewhere, that is the packet's context. */
    static Optional<String> context(Code code) {
        CFunction function = code.function();
        return function.tree().all()
                .filter(n -> n.is("ParmVarDecl", "VarDecl", "MemberExpr") && CONTEXTS.contains(n.type()))
                .map(n -> n.is("MemberExpr") ? function.text(n) : n.text())
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** The index of the array element that is accessed. */
    static String index(RuleMatch match) {
        return match.code()
                .map(code -> element(match).map(e -> code.function().text(e.child(1).written())).orElse(""))
                .orElseGet(match::indexInLine);
    }

    static Optional<Node> element(RuleMatch match) {
        return match.code().flatMap(Code::access).flatMap(Access::element);
    }

    /** How many elements the array has that is gone into; 0 when nothing tells. */
    static long elements(RuleMatch match) {
        long known = element(match).map(e -> (long) Access.elements(e)).orElse(0L);
        if (known > 0) {
            return known;
        }
        boolean sized = match.number("size") > 0 && match.number("vs") > 0;
        return sized ? match.number("vs") / match.number("size") : 0;
    }

    /** The statement that leaves when an index is outside of its array. */
    static String tooLarge(RuleMatch match) {
        String index = index(match);
        String most = most(match);
        if (index.isEmpty() || most.isEmpty() || index.matches(".*(?:\\+\\+|--|\\w\\(|=).*")) {
            return "";
        }
        String operand = index.matches("[\\w.>\\[\\]-]+") || index.startsWith("(") ? index : "(" + index + ")";
        boolean signed = element(match).map(e -> signed(e.child(1))).orElse(false);
        return "if (" + (signed ? operand + " < 0 || " : "") + operand + " >= " + most + ") " + Ways.out(match);
    }

    static String most(RuleMatch match) {
        long elements = elements(match);
        String array = Expression.base(match.expression());
        boolean onStack = match.message().contains("stack") && array.matches("\\w+");
        return elements > 0 ? String.valueOf(elements)
                : onStack ? "sizeof(" + array + ") / sizeof(" + array + "[0])" : "";
    }

    /** Whether its own type, before the compiler widened it, has a sign. */
    static boolean signed(Node node) {
        return !node.written().canonicalType().contains("unsigned")
                && !node.written().canonicalType().contains("_Bool");
    }

    /** The C text of an argument of the refused call, from 1. */
    static String argument(RuleMatch match, int number) {
        String known = match.code()
                .flatMap(code -> code.argument(number).map(node -> code.function().text(node)))
                .orElse("");
        return known.isEmpty() ? match.argumentInLine(number) : known;
    }

    /** The statement that leaves when a length does not fit the memory before it in the arguments. */
    static String wrongLength(RuleMatch match) {
        int register = match.register().orElse(0);
        String length = argument(match, register);
        String room = room(match, register - 1);
        if (length.isEmpty() || room.isEmpty() || length.matches(".*(?:\\+\\+|--).*")) {
            return "";
        }
        String operand = length.matches("[\\w.>-]+") ? length : "(" + length + ")";
        boolean signed = match.code().flatMap(code -> code.argument(register)).map(CFacts::signed).orElse(true);
        String least = wantsBytes(match)
                ? operand + (signed ? " <= 0 || " : " == 0 || ")
                : signed ? operand + " < 0 || " : "";
        return "if (" + least + operand + " > " + room + ") " + Ways.out(match);
    }

    /** Whether a length of 0 is refused. */
    static boolean wantsBytes(RuleMatch match) {
        return match.message().contains("zero") || WANT_BYTES.contains(match.helper());
    }

    /** How many bytes there are where an argument points. */
    static String room(RuleMatch match, int number) {
        Optional<Node> buffer = match.code().flatMap(code -> code.argument(number));
        if (buffer.isPresent()) {
            Node bare = buffer.get().bare();
            String text = match.code().get().function().text(bare);
            if (Node.elements(bare.canonicalType()) > 0 && !text.isEmpty()) {
                return "sizeof(" + text + ")";
            }
            if (bare.is("UnaryOperator") && bare.text().equals("&") && !text.isEmpty()
                    && !bare.child(0).bare().is("ArraySubscriptExpr")) {
                return "sizeof(" + text.substring(1).strip() + ")";
            }
        }
        String named = match.code().isPresent() ? "" : argument(match, number);
        return match.context().value(number).map(CFacts::bytesOf).filter(bytes -> !bytes.isEmpty())
                .orElse(named.matches("\\w+") ? "sizeof(" + named + ")" : "");
    }

    private static String bytesOf(String value) {
        Optional<String> size = ValueWords.part(value, "vs").or(() -> ValueWords.part(value, "sz"));
        long off = ValueWords.part(value, "off").filter(o -> o.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
        return size.filter(s -> s.matches("\\d{1,9}")).map(s -> String.valueOf(Long.parseLong(s) - off)).orElse("");
    }

    /** The variables that an access is computed from, newest first. */
    static List<String> variables(Node node) {
        return node.all().filter(n -> n.is("DeclRefExpr")).map(Node::text).distinct().toList();
    }
}
