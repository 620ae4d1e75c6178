package bpflab.verifier.stack;

import bpflab.verifier.log.LogLine;
import bpflab.verifier.log.Registers;
import bpflab.verifier.log.VerifierLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The refusal of a read of stack that was never written, as its log tells it.
 *
 * @param register the argument of the call that would read; 0 where the program itself reads
 * @param call the refused instruction: {@code call bpf_map_lookup_elem#1}
 * @param map the map that the call is for, as the log names it, cut by the kernel to 15 letters; empty when none
 * @param size how many bytes are read
 * @param unwritten those of them that have no value, counted from 0; not empty
 */
record StackBytes(int register, String call, String map, int size, List<Integer> unwritten) {
    private static final int SLOT_BYTES = 8;
    private static final int MAP_REGISTERS = 2;
    private static final int MOST_BYTES = 512;
    private static final Pattern REFUSED = Pattern.compile("invalid (?:indirect )?read from stack(?: R(?<reg>\\d))? "
            + "off[ =](?<off>-\\d{1,4})(?:\\+(?<in>\\d{1,4}))? size[ =](?<size>\\d{1,4})");
    private static final Pattern TOLD =
            Pattern.compile("(?:^|\\s)fp(?<off>-\\d{1,4})(?:_\\w+)?=(?<bytes>[?mr0dif]{0,8})");
    private static final Pattern MAP = Pattern.compile("map_ptr\\((?:.*,)?map=(?<name>[^,)]+).*");

    /**
     * Of a log that ends in such a refusal; empty of all others, and where it is not clear which bytes are meant. In
     * the same words the kernel refuses to hand out a pointer that was written there.
     */
    static Optional<StackBytes> of(VerifierLog log) {
        Matcher refused = REFUSED.matcher(log.rejection());
        if (!refused.find()) {
            return Optional.empty();
        }
        int off = Integer.parseInt(refused.group("off"));
        int size = Integer.parseInt(refused.group("size"));
        int named = refused.group("in") == null ? -1 : Integer.parseInt(refused.group("in"));
        Way way = new Way();
        log.lines().forEach(way::add);
        List<Integer> unwritten = size > MOST_BYTES ? List.of() : way.unwritten(off, size);
        boolean otherReason = unwritten.isEmpty() || named >= 0 && !unwritten.contains(named);
        return otherReason ? Optional.empty() : Optional.of(new StackBytes(
                refused.group("reg") == null ? 0 : Integer.parseInt(refused.group("reg")), way.code, way.map(), size,
                unwritten));
    }

    /** What the log tells on the way that ends in the refusal: of registers, and of the stack in slots of 8 bytes. */
    private static final class Way {
        private final Map<Integer, String> slots = new HashMap<>();
        private final Map<Integer, String> maps = new HashMap<>();
        private boolean inFunction;
        private String code = "";

        void add(LogLine line) {
            if (line instanceof LogLine.Frame) {
                inFunction = true;
            } else if (line instanceof LogLine.Step step) {
                code = step.code();
                tell(step.state());
            } else if (line instanceof LogLine.State state) {
                tell(state.state());
            } else if (line instanceof LogLine.Path path) {
                slots.clear();
                tell(path.state());
            }
        }

        /** A slot of which nothing is told has no byte with a value. */
        private void tell(String state) {
            Matcher told = TOLD.matcher(state);
            while (told.find()) {
                slots.put(Integer.parseInt(told.group("off")), told.group("bytes"));
            }
            for (int i = 1; i <= MAP_REGISTERS; i++) {
                int register = i;
                Registers.value(state, i).ifPresent(value -> maps.put(register, value));
            }
        }

        String map() {
            return maps.values().stream().map(MAP::matcher).filter(Matcher::matches).map(m -> m.group("name"))
                    .findFirst()
                    .orElse("");
        }

        /** In functions each has a stack of its own, and the log does not always say whose it tells. */
        List<Integer> unwritten(int off, int size) {
            return inFunction ? List.of() : IntStream.range(0, size).filter(i -> !has(off + i)).boxed().toList();
        }

        /** The kernel writes the highest byte of a slot first ({@code print_verifier_state} in kernel/bpf/log.c). */
        private boolean has(int at) {
            int slot = Math.floorDiv(at, SLOT_BYTES) * SLOT_BYTES;
            String bytes = slots.get(slot);
            int place = SLOT_BYTES - 1 - (at - slot);
            return bytes != null && (place >= bytes.length() || bytes.charAt(place) != '?');
        }
    }
}
