package bpflab.hook;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.util.List;

/**
 * Where among the programs of a place a program is to run.
 *
 * @param other what the program is called that it is to run before or after; else empty
 * @param ids those that are called so
 */
public record Order(Side side, String other, List<Integer> ids) {
    /** Wherever the kernel puts it. */
    public static final Order ANY = new Order(Side.ANY, "", List.of());

    /** In the place of one that is there. */
    public static final Order INSTEAD = new Order(Side.INSTEAD, "", List.of());

    public Order {
        ids = List.copyOf(ids);
    }

    /** Before all, after all, on one side of another one, or in its place. */
    public enum Side {
        ANY, INSTEAD, FIRST, LAST, BEFORE, AFTER;

        /** As an option: {@code --before}. */
        public String option() {
            return "--" + Place.word(this);
        }
    }

    /** Before or after all that are there. */
    public static Order at(Side side) {
        return new Order(side, "", List.of());
    }

    /** Whether it does not say where among those that are there. */
    public boolean isAny() {
        return side == Side.ANY || side == Side.INSTEAD;
    }

    /** Whether it is to run earlier than what it is compared with. */
    public boolean isEarlier() {
        return side == Side.FIRST || side == Side.BEFORE;
    }

    /**
     * Where the program stands that it is to be beside; of several that are called so the last that was made.
     *
     * @param there the programs at the place, the one that runs first first
     * @param names what those are called
     * @throws TroubleException it is not among them
     */
    public int beside(List<Integer> there, List<String> names, String program, Hook hook) {
        for (int i = ids.size() - 1; i >= 0; i--) {
            int at = there.indexOf(ids.get(i));
            if (at >= 0) {
                return at;
            }
        }
        throw Trouble.failed(wanted(program, hook), other + " is not there; " + (names.isEmpty()
                        ? "nothing is" : "what is there, in order: " + String.join(", ", names)),
                names.isEmpty() ? hook.line(program) + "   # alone"
                        : hook.line(program) + " " + side.option() + " " + names.get(0)).toException();
    }

    /**
     * Says so where nobody can choose.
     *
     * @throws TroubleException an order is wanted, and there is none or it is said
     */
    public void check(String program, Hook hook) {
        if (!isAny() && hook instanceof Netfilter asked && asked.priority() != 0) {
            throw Trouble.usage(wanted(program, asked.at(0)),
                    "the priority " + asked.priority() + " says already where it runs",
                    hook.line(program)).toException();
        }
        Ordering ordering = Ordering.of(hook.kind());
        if (isAny() || ordering.isChosen()) {
            return;
        }
        String line = hook.line(program);
        throw Trouble.usage(wanted(program, hook), ordering.why(), switch (ordering) {
            case OLDEST_FIRST -> !isEarlier() ? line + "   # runs last"
                    : again(line, hook, "# behind it");
            case NEWEST_FIRST -> isEarlier() ? line + "   # runs first"
                    : again(line, hook, "# before it");
            case ONE -> line + " --replace   # takes the place of one that this bench has there";
            default -> line;
        }).toException();
    }

    /** What is there goes, and comes again when this one is there. */
    private String again(String line, Hook hook, String where) {
        if (other.isEmpty()) {
            return ":links   # shows what is there; detach that, and attach it again behind this:\n" + line;
        }
        return ":detach " + other + "\n" + line + "\n:attach " + other + " " + hook.kind().word() + " "
                + hook.target() + "   " + where;
    }

    /** What was wanted: {@code cannot attach late to ingress lab0 before early}. */
    public String wanted(String program, Hook hook) {
        return "cannot attach " + program + " to " + hook.target() + " " + switch (side) {
            case FIRST -> "as the first";
            case LAST -> "as the last";
            default -> Place.word(side) + " " + other;
        };
    }

    /** As it is typed behind a line that attaches: {@code --before early}. */
    public String words() {
        return (side.option() + " " + other).strip();
    }
}
