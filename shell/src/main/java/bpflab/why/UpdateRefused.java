package bpflab.why;

import bpflab.why.CodeFacts.HelperCall;
import bpflab.why.Evidence.Sent;
import bpflab.why.Evidence.UsedMap;
import java.util.List;
import java.util.Optional;

/** Entries are written with a flag with which the kernel never takes one into such a map. */
final class UpdateRefused implements Rule {
    private static final String UPDATE = "bpf_map_update_elem";
    private static final int FLAGS = 4;
    /** Of include/uapi/linux/bpf.h. */
    private static final long NOEXIST = 1;
    private static final long EXIST = 2;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.traffic().stream().anyMatch(Sent::acted) || !seen.ran() ? Optional.empty()
                : seen.maps().stream().flatMap(map -> finding(seen, map).stream()).findFirst();
    }

    private static Optional<Finding> finding(Evidence seen, UsedMap map) {
        List<HelperCall> calls = seen.code().calls(UPDATE).filter(call -> call.map().equals(map.name())).toList();
        boolean exist = map.entries().equals(Optional.of(0L)) && all(calls, EXIST);
        boolean noExist = seen.keys().slots(map.name()).isPresent() && all(calls, NOEXIST);
        if (!exist && !noExist) {
            return Optional.empty();
        }
        String place = calls.get(0).line().place();
        return Optional.of(Finding.cause("nothing can be written into map " + map.name(), exist
                ? place + " writes with BPF_EXIST, which changes only what is there, and it is empty"
                : place + " writes with BPF_NOEXIST, and of an array all keys are there",
                "let it write whatever is there:", calls.get(0).line().edit())
                .write("in place of  " + (exist ? "BPF_EXIST" : "BPF_NOEXIST") + "  write", "BPF_ANY"));
    }

    private static boolean all(List<HelperCall> calls, long flag) {
        return !calls.isEmpty()
                && calls.stream().allMatch(call -> Optional.of(flag).equals(Optional.ofNullable(
                        call.numbers().get(FLAGS))));
    }
}
