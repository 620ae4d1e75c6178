package bpflab.obstacle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of programs and maps, which the kernel keeps: as bpf_obj_name_cpy() in kernel/bpf/syscall.c wants them. */
final class PlainName {
    static final String WHY = "the kernel keeps programs and maps under their names, and takes no other letters in "
            + "these than a to z, A to Z, 0 to 9 and _";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.]*");

    private PlainName() {}

    static boolean fits(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** A program that was refused for its name. */
    static Optional<Obstacle> obstacle(LoadReport report) {
        String name = report.program().name();
        String kind = report.section().words().replaceAll("\\W", "_").toLowerCase(Locale.ROOT);
        return fits(name) ? Optional.empty() : Optional.of(new Obstacle(
                ObstacleKind.NAME, "has letters in its name that the kernel does not take", WHY,
                "call it otherwise: " + kind + "_program in place of " + name));
    }
}
