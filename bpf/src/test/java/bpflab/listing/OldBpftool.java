package bpflab.listing;

import java.util.List;
import java.util.regex.Pattern;

/** What bpftool 7.1, the one in Debian 12, prints otherwise than its successors from 7.3 on, whose texts are ours. */
public final class OldBpftool {
    private static final Pattern PER_CPU = Pattern.compile("= &\\(void __percpu \\*\\)\\((r\\d+)\\)");

    private OldBpftool() {}

    /** Our lines as 7.1 would print them: it does not know that a move with offset -1 adds this CPU's base. */
    public static List<String> spelled(List<String> lines) {
        return lines.stream().map(line -> PER_CPU.matcher(line).replaceFirst("= $1")).toList();
    }
}
