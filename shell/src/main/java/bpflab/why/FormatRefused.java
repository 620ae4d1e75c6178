package bpflab.why;

import java.util.Optional;

/** The kernel refuses a format of bpf_printk when the program runs, and says so to nobody. */
final class FormatRefused implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.prints().refused().stream().findFirst().map(refused -> Finding.cause(
                "bpf_printk prints nothing", refused, "change the format, then", seen.program().load()));
    }
}
