package bpflab.why;

import bpflab.why.Evidence.Sent;
import bpflab.why.Evidence.Table;
import bpflab.why.Evidence.UsedMap;
import java.util.List;
import java.util.Optional;

/**
 * The program hands on through a table in which there is nothing at that slot. At a tail call the kernel goes on behind
 * it ({@code JMP_TAIL_CALL} of kernel/bpf/core.c); a redirect answers what its flags say
 * ({@code __bpf_xdp_redirect_map} of include/linux/filter.h). The program is not told why.
 */
final class EmptySlot implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.maps().stream().filter(UsedMap::hands).flatMap(map -> cause(seen, map).stream())
                .findFirst();
    }

    /** Packets that go to empty slots are no fault where others, for which there is a slot, make it do something. */
    private static Optional<Finding> cause(Evidence seen, UsedMap map) {
        Table table = map.table().orElseThrow();
        List<Long> missing = table.missing();
        boolean empty = map.entries().equals(Optional.of(0L));
        boolean all = !table.came().isEmpty() && seen.traffic().stream().noneMatch(Sent::acted);
        if (missing.isEmpty() && !empty && !all) {
            return Optional.empty();
        }
        long slot = missing.isEmpty() ? table.slot() : missing.get(0);
        Optional<Long> slots = seen.keys().slots(map.name());
        if (slots.filter(number -> Long.compareUnsigned(slot, number) >= 0).isPresent()) {
            return Optional.of(new Finding(Finding.Mark.CAUSE, "table " + map.name() + " has no slot " + slot,
                    "it has the slots 0 to " + (slots.get() - 1) + "; " + table.goods().why(), List.of())
                    .then("give it a greater max_entries, or name another slot:", seen.code().helpers().stream()
                            .filter(call -> call.map().equals(map.name())).findFirst()
                            .map(call -> call.line().edit()).orElse(":edit")));
        }
        return Optional.of(Finding.cause(
                empty ? (table.goods() == Table.Goods.PROGRAM ? "table " : "map ") + map.name() + " is empty"
                        : "slot " + slot + " of table " + map.name() + " is empty",
                table.goods().why(), "put a " + table.goods().word() + " in:",
                String.format(table.goods().line(), map.name(), slot, table.candidate())));
    }
}
