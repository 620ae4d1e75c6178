package bpflab.verifier.rules;

import java.util.List;

/**
 * Helpers that do for one kind of program what another one does for others.
 *
 * @param helper a pattern for the helper that is not offered
 * @param hooks a pattern for the words of the hook that lacks it
 * @param call what to call there
 */
public record Counterpart(String helper, String hooks, String call) {
    private static final List<Counterpart> ALL = List.of(
            new Counterpart("bpf_skb_load_bytes(?:_relative)?", "XDP", "bpf_xdp_load_bytes(ctx, offset, &to, size)"),
            new Counterpart("bpf_skb_store_bytes", "XDP", "bpf_xdp_store_bytes(ctx, offset, &from, size)"),
            new Counterpart("bpf_skb_change_tail", "XDP", "bpf_xdp_adjust_tail(ctx, delta)"),
            new Counterpart("bpf_skb_(?:adjust_room|change_head)", "XDP", "bpf_xdp_adjust_head(ctx, delta)"),
            new Counterpart("bpf_clone_redirect", "XDP", "return bpf_redirect(ifindex, 0)"),
            new Counterpart("bpf_xdp_load_bytes", "tc|socket filter|cgroup.*|lwt.*",
                    "bpf_skb_load_bytes(skb, offset, &to, size)"),
            new Counterpart("bpf_xdp_store_bytes", "tc|lwt.*", "bpf_skb_store_bytes(skb, offset, &from, size, 0)"),
            new Counterpart("bpf_xdp_adjust_tail", "tc", "bpf_skb_change_tail(skb, length, 0)"),
            new Counterpart("bpf_xdp_adjust_head", "tc",
                    "bpf_skb_adjust_room(skb, delta, BPF_ADJ_ROOM_MAC, 0)"));

    /** The call for programs of that hook in place of the helper; empty when there is none. */
    public static String of(String helper, String hook) {
        return ALL.stream().filter(row -> helper.matches(row.helper) && hook.matches(row.hooks))
                .map(Counterpart::call).findFirst().orElse("");
    }
}
