package bpflab.why;

import bpflab.why.CodeFacts.HelperCall;
import bpflab.why.Evidence.UsedMap;
import java.util.List;
import java.util.Optional;

/**
 * Perf buffers are an array with one for each CPU, and a program may write into that of its own CPU only
 * ({@code __bpf_perf_event_output} of kernel/trace/bpf_trace.c): a number in the flags names one.
 */
final class NoSuchBuffer implements Rule {
    private static final String WRITE = "bpf_perf_event_output";
    private static final int FLAGS = 3;
    /** BPF_F_INDEX_MASK, and BPF_F_CURRENT_CPU, of include/uapi/linux/bpf.h. */
    private static final long INDEX = 0xffff_ffffL;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return !seen.ran() ? Optional.empty() : seen.code().calls(WRITE)
                .filter(call -> index(call) != INDEX)
                .findFirst()
                .flatMap(call -> seen.maps().stream().filter(map -> map.name().equals(call.map())).findFirst()
                        .map(map -> finding(map, call)));
    }

    /** A number that is not known is as good as the right one. */
    private static long index(HelperCall call) {
        return call.numbers().getOrDefault(FLAGS, INDEX) & INDEX;
    }

    private static Finding finding(UsedMap map, HelperCall call) {
        long index = index(call);
        boolean none = index >= map.room();
        String where = call.line().place() + " writes to number " + index + " of " + map.name();
        return new Finding(none ? Finding.Mark.CAUSE : Finding.Mark.OPEN,
                none ? "there is no such perf buffer" : "it writes on CPU " + index + " only",
                where + (none ? ", which has the numbers 0 to " + (map.room() - 1)
                        : ": on another CPU the kernel refuses that"), List.of())
                .then("write to that of the CPU on which it runs:", call.line().edit())
                .write("in place of the number write", "BPF_F_CURRENT_CPU");
    }
}
