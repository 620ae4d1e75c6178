package bpflab.verifier.story;

import bpflab.hook.Sec;
import bpflab.insn.Opcode;
import bpflab.verifier.log.LogLine;
import bpflab.verifier.rules.Facts;
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

    private static final Pattern INDEX = Pattern.compile(".*\\[\\s*([A-Za-z_][\\w.>-]*)\\s*\\]");

    private final RejectionContext context;
    private final Matcher message;

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
        return group(name).isEmpty() ? 0 : Long.parseLong(group(name));
    }

    /** The register that it is about. */
    Optional<Integer> register() {
        if (!group("reg").isEmpty()) {
            return Optional.of((int) number("reg"));
        }
        return group("arg").isEmpty() ? Optional.empty() : Optional.of((int) number("arg") + 1);
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
            return taken(step -> RejectionContext.called(step).equals("bpf_spin_lock"));
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
                ? context.last(step -> MOVERS.contains(RejectionContext.called(step)))
                : Optional.empty();
        return moved.filter(at -> at.back() < until).map(at -> RejectionContext.called(at.step())).orElse("");
    }

    @Override
    public String helper() {
        return context.step().map(RejectionContext::called).orElse("");
    }

    @Override
    public boolean stores() {
        return context.step()
                .map(s -> s.code().startsWith("*(") || s.code().startsWith("lock ") || s.code().contains("atomic_"))
                .orElse(false);
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

    /** The expression in C that was refused; empty when the column is not known. */
    String expression() {
        return context.place().map(Place::expression).orElse("");
    }

    /** What stands in the brackets of the expression, when it is a variable or a field; else empty. */
    String index() {
        Matcher element = INDEX.matcher(expression());
        return element.matches() ? element.group(1) : "";
    }
}
