package bpflab.verifier.story;

import bpflab.ast.CFunction;
import bpflab.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of memory that a program may not follow by itself, as calls that read it. */
final class Reads {
    private Reads() {}

    /** {@code BPF_CORE_READ(task, real_parent, tgid)} for {@code task->real_parent->tgid}; empty for anything else. */
    static String core(RuleMatch match) {
        Optional<Code> code = match.code().filter(c -> c.access().isPresent());
        if (code.isEmpty() || !includes(code.get().function(), "vmlinux.h")) {
            return "";
        }
        List<String> steps = new ArrayList<>();
        String field = "";
        Node whole = whole(code.get());
        Node at = whole;
        while (at.is("MemberExpr", "ParenExpr", "ImplicitCastExpr")) {
            if (at.is("MemberExpr")) {
                field = field.isEmpty() || at.text().isEmpty() ? at.text() + field : at.text() + "." + field;
                if (at.detail().contains("->") && !field.isEmpty()) {
                    steps.add(0, field);
                    field = "";
                }
            }
            at = at.child(0);
        }
        String from = code.get().function().text(at);
        return steps.isEmpty() || from.isEmpty() || whole.detail().contains("bitfield")
                ? ""
                : "BPF_CORE_READ(" + from + ", " + String.join(", ", steps) + ")";
    }

    /**
     * The refused access with the fields that are followed behind it: none of these pointers may be followed either.
     */
    static Node whole(Code code) {
        List<Node> path = code.function().around(code.node());
        Node at = code.node();
        Node whole = at;
        for (int i = path.size() - 1; i >= 0; i--) {
            Node parent = path.get(i);
            if (!parent.is("MemberExpr", "ParenExpr", "ImplicitCastExpr") || parent.child(0) != at) {
                break;
            }
            at = parent;
            whole = parent.is("MemberExpr") && !parent.type().contains("[") ? parent : whole;
        }
        return code.function().text(whole).isEmpty() ? code.node() : whole;
    }

    /** The header that {@link #core} needs; empty when the file has it. */
    static String header(Code code) {
        return includes(code.function(), "bpf_core_read.h") ? "" : "#include <bpf/bpf_core_read.h>";
    }

    private static boolean includes(CFunction function, String header) {
        return function.lines().stream().anyMatch(line -> line.contains("#include") && line.contains(header));
    }

    /** An expression that copies the value out of user memory or the kernel's, and is that value. */
    static String copied(RuleMatch match, String helper) {
        Optional<Access> access = match.code().flatMap(Code::access);
        String text = access.map(Access::text).orElse("");
        String type = access.map(a -> a.node().type().replaceAll("\\b(?:const|volatile) ", "")).orElse("");
        boolean fits = !text.isEmpty() && !type.isEmpty() && !type.contains("[") && !type.contains("(")
                && !access.get().node().detail().contains("bitfield") && !match.stores();
        return fits ? "({ " + type + " copy = 0; " + helper + "(&copy, sizeof(copy), &" + text + "); copy; })" : "";
    }

    /** Whether the addresses that such programs are given are those of a process. */
    static boolean ofUser(RuleMatch match) {
        String section = match.section().text();
        String type = match.code().flatMap(Code::access).map(a -> a.pointer().type()).orElse("");
        return section.matches(".*(?:syscalls/|ksyscall|__x64_sys|uprobe|uretprobe|usdt|u(?:ret)?probe).*")
                && !type.matches("(?:const )?struct .*");
    }

    static String user(RuleMatch match) {
        return ofUser(match) ? copied(match, "bpf_probe_read_user") : "";
    }

    static String kernel(RuleMatch match) {
        return ofUser(match) ? "" : copied(match, "bpf_probe_read_kernel");
    }

    /**
     * After the packet was moved, assignments that take the pointer from the context again, and the check: each
     * variable on the way is computed as it was declared.
     */
    static String again(RuleMatch match) {
        Optional<Code> code = match.code().filter(c -> c.access().isPresent());
        if (code.isEmpty()) {
            return "";
        }
        CFunction function = code.get().function();
        String pointer = code.get().access().get().variable();
        List<String> steps = new ArrayList<>();
        if (pointer.isEmpty() || !derive(function, pointer, steps, 0)) {
            return "";
        }
        Optional<Node> end = CFacts.variableOf(code.get(), CFacts.endField(match));
        String beyond = code.get().access().get().beyond();
        if (beyond.isEmpty() || end.isPresent() && !derive(function, end.get().text(), steps, 0)) {
            return "";
        }
        return String.join(" ", steps) + " if (" + beyond + " > " + CFacts.end(match) + ") "
                + Ways.outOfPacket(match, CFacts.end(match));
    }

    private static boolean derive(CFunction function, String name, List<String> steps, int depth) {
        Optional<Node> declared = function.declaration(name).filter(d -> d.is("VarDecl") && d.children().size() == 1);
        if (declared.isEmpty() || depth > 5) {
            return function.declaration(name).filter(d -> d.is("ParmVarDecl")).isPresent()
                    && function.declaration(name).get().type().matches("struct (?:xdp_md|__sk_buff|sk_msg_md) \\*");
        }
        Node value = declared.get().child(0).written();
        for (String used : CFacts.variables(value)) {
            if (!used.equals(name)
                    && function.declaration(used).isPresent()
                    && !derive(function, used, steps, depth + 1)) {
                return false;
            }
        }
        String text = function.text(value);
        String step = name + " = " + text + ";";
        if (!steps.contains(step)) {
            steps.add(step);
        }
        return !text.isEmpty();
    }
}
