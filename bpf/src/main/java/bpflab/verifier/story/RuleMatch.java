package bpflab.verifier.story;

import bpflab.hook.Sec;
import bpflab.insn.Opcode;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.Registers;
import bpflab.verifier.rules.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal that a rule's pattern was found in: the numbers in the kernel's words, and the register that they are
 * about.
 */
final class RuleMatch implements Facts {
    /**
     * Helpers after which packet pointers do not hold any more: {@code bpf_helper_changes_pkt_data} in
     * net/core/filter.c.
     */
    private static final Set<String> MOVERS = Set.of(
            "bpf_xdp_adjust_head", "bpf_xdp_adjust_meta", "bpf_xdp_adjust_tail", "bpf_skb_store_bytes",
                    "bpf_skb_change_proto", "bpf_skb_change_head",
            "bpf_skb_change_tail", "bpf_skb_change_type", "bpf_skb_adjust_room", "bpf_skb_pull_data",
                    "bpf_skb_vlan_push", "bpf_skb_vlan_pop",
            "bpf_clone_redirect", "bpf_l3_csum_replace", "bpf_l4_csum_replace", "bpf_msg_pull_data",
                    "bpf_msg_push_data", "bpf_msg_pop_data",
            "bpf_lwt_push_encap", "bpf_lwt_seg6_adjust_srh", "bpf_lwt_seg6_store_bytes", "bpf_sk_assign",
                    "bpf_store_hdr_opt");

    /** Helpers whose third argument is the key of a map. */
    private static final Set<String> KEY_THIRD = Set.of(
            "bpf_sock_hash_update", "bpf_sk_redirect_hash", "bpf_msg_redirect_hash", "bpf_sk_select_reuseport");

    private static final Pattern ENDERS = Pattern.compile(
            ".*(?:_submit|_discard|_release|_drop|_put|_submit_dynptr|_discard_dynptr|_destroy|_rcu_read_unlock)"
                    + "(?:_impl)?");
    private static final Pattern TAKES =
            Pattern.compile(
                    "bpf_(?:res_)?spin_lock(?:_irqsave)?|bpf_rcu_read_lock|bpf_preempt_disable|bpf_local_irq_save");
    private static final Pattern READ = Pattern.compile(".*= \\*\\(u64 \\*\\)\\(r(?<base>\\d+) [+-] ?\\d+\\)");
    private static final Pattern INDEX = Pattern.compile(".*\\[\\s*([A-Za-z_][\\w.>-]*)\\s*\\]");

    private final RejectionContext context;
    private final Matcher message;
    private Optional<Code> code;

    RuleMatch(RejectionContext context, Matcher message) {
        this.context = context;
        this.message = message;
    }

    RejectionContext context() {
        return context;
    }

    /** The kernel's words. */
    String message() {
        return context.message();
    }

    @Override
    public String group(String name) {
        boolean has = message.pattern().pattern().contains("(?<" + name + ">");
        return has && message.group(name) != null ? message.group(name) : "";
    }

    @Override
    public long number(String name) {
        try {
            return group(name).isEmpty() ? 0 : Long.parseLong(group(name));
        } catch (NumberFormatException tooLarge) {
            return group(name).startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    /** The register that it is about. */
    Optional<Integer> register() {
        if (!group("reg").isEmpty()) {
            return Optional.of((int) Math.min(number("reg"), Registers.MOST));
        }
        return group("arg").isEmpty() ? Optional.empty() : Optional.of((int) Math.min(number("arg"), 8) + 1);
    }

    /** The register's value before the refused instruction, as the kernel writes it; empty when not told. */
    String value() {
        return register().flatMap(context::value).orElse("");
    }

    /** Where the register got it; of what was not given back, where it was taken. */
    Optional<Origin> origin() {
        if (!group("alloc").isEmpty()) {
            return taken(step -> step.slot() == number("alloc"));
        }
        if (!group("region").isEmpty()) {
            return taken(step -> TAKES.matcher(step.called()).matches());
        }
        return register().flatMap(context::origin);
    }

    private Optional<Origin> taken(Predicate<LogLine.Step> call) {
        return context.last(call).map(at -> new Origin(at.back(), at.step(), 0, Origin.Kind.CALL));
    }

    @Override
    public String mover() {
        boolean wasPacket = origin().flatMap(Origin::value).map(v -> v.startsWith("pkt")).orElse(false);
        int until = origin().map(Origin::back).orElse(0);
        Optional<RejectionContext.At> moved = wasPacket
                ? context.last(step -> MOVERS.contains(step.called()))
                : Optional.empty();
        return moved.filter(at -> at.back() < until).map(at -> at.step().called()).orElse("");
    }

    @Override
    public boolean zero() {
        return value().matches("(?:scalar|inv|P)?0");
    }

    @Override
    public boolean metadata() {
        return value().startsWith("pkt_meta")
                || origin().flatMap(Origin::value).filter(v -> v.startsWith("pkt_meta")).isPresent();
    }

    /** The call after which what the register points to is gone. */
    Optional<RejectionContext.At> ender() {
        Optional<Origin> made = origin().filter(o -> o.kind() == Origin.Kind.CALL);
        String maker = made.map(o -> o.step().called()).orElse("");
        boolean slice = maker.matches("bpf_dynptr_(?:data|slice|slice_rdwr)");
        return maker.isEmpty() ? Optional.empty()
                : context.last(step -> ENDERS.matcher(step.called()).matches()
                        || slice && MOVERS.contains(step.called()))
                        .filter(at -> at.back() < made.get().back());
    }

    @Override
    public String maker() {
        return origin().filter(o -> o.kind() == Origin.Kind.CALL)
                .map(o -> o.step().called())
                .orElse("");
    }

    @Override
    public boolean keyed() {
        return helper().startsWith("bpf_map_") && List.of(2, 3).contains(register().orElse(0))
                || KEY_THIRD.contains(helper()) && register().orElse(0) == 3;
    }

    @Override
    public long fieldBytes() {
        return code().map(Contexts::fieldBytes).orElse(0);
    }

    @Override
    public boolean contextAsPacket() {
        return code().map(Contexts::asPacket).orElse(false);
    }

    @Override
    public String stackObject() {
        String held = context.slot(number("off"));
        return held.startsWith("dynptr") ? "a dynptr" : held.startsWith("iter_") ? "an iterator"
                : held.matches("f+") ? "saved interrupt flags" : "";
    }

    @Override
    public boolean ended() {
        return ender().isPresent();
    }

    @Override
    public boolean parameter() {
        return register().isPresent() && origin().isEmpty() && register().get() > 1 && register().get() < 6;
    }

    @Override
    public String helper() {
        return context.step().map(LogLine.Step::called).orElse("");
    }

    @Override
    public boolean stores() {
        return context.step().map(RuleMatch::writes).orElse(false);
    }

    static boolean writes(LogLine.Step step) {
        return step.code().startsWith("*(") || step.code().startsWith("lock ") || step.code().contains("atomic_");
    }

    @Override
    public Sec section() {
        return context.section();
    }

    @Override
    public boolean exits() {
        return context.step().map(step -> step.opcode() == Opcode.EXIT).orElse(false);
    }

    @Override
    public boolean valueWasRead() {
        return comesFrom(Origin.Kind.LOAD);
    }

    @Override
    public boolean valueOfMap() {
        Optional<Matcher> read = origin().map(origin -> READ.matcher(origin.step().code())).filter(Matcher::matches);
        return read.flatMap(base -> context.valueBefore(origin().get(), Integer.parseInt(base.group("base"))))
                .filter(value -> value.startsWith("map_value")).isPresent();
    }

    @Override
    public boolean valueWasCleared() {
        return comesFrom(Origin.Kind.CLEARED);
    }

    private boolean comesFrom(Origin.Kind kind) {
        return origin().map(origin -> origin.kind() == kind).orElse(false);
    }

    @Override
    public boolean comparedWithPacketEnd() {
        return context.comparisonWithPacketEnd().isPresent();
    }

    @Override
    public boolean comparedFurtherDown() {
        return Packets.furtherDown(this).isPresent();
    }

    @Override
    public boolean subtractedPacketAddress() {
        return context.subtractionOfPacketAddress().isPresent();
    }

    /** The expression in C that was refused; empty when the column is not known. */
    String expression() {
        String written = code().flatMap(Code::access).map(Access::text).orElse("");
        return written.isEmpty() ? context.place().map(Place::expression).orElse("") : written;
    }

    /** What stands in the brackets of the expression, when it is a variable or a field; else empty. */
    String indexInLine() {
        Matcher element = INDEX.matcher(expression());
        return element.matches() ? element.group(1) : "";
    }

    /** The index of the array element that was refused; empty when there is none. */
    String index() {
        return CFacts.index(this);
    }

    /** The refused line in clang's tree; empty when the source is not there. */
    Optional<Code> code() {
        if (code == null) {
            code = context.place().flatMap(place -> context.function(place)
                    .map(function -> Code.of(function, place, context.step(), pointer(place))));
        }
        return code;
    }

    /** The variable that the register stands for: what the line of its origin assigns to. */
    private String pointer(Place at) {
        return origin().flatMap(context::place)
                .filter(place -> !place.sameLine(at))
                .map(Place::assigned)
                .orElse("");
    }

    /** The text of an argument of the refused call, from 1; empty when the call is not on one line or is a macro. */
    String argumentInLine(int number) {
        List<String> arguments = arguments(context.place().map(Place::text).orElse(""), helper());
        return number >= 1 && number <= arguments.size() ? arguments.get(number - 1) : "";
    }

    /** The arguments of a call on a line; none when it is not there. */
    static List<String> arguments(String line, String call) {
        int at = call.isEmpty() ? -1 : line.indexOf(call + "(");
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        for (int i = at + call.length(), from = i + 1; at >= 0 && i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == ',') {
                arguments.add(line.substring(from, i).strip());
                from = i + 1;
            }
            if (depth == 0) {
                return arguments;
            }
        }
        return List.of();
    }
}
