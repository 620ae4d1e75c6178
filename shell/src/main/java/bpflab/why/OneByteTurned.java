package bpflab.why;

import java.util.List;
import java.util.Optional;

/** One byte has no order: turned round it is another number, so the comparison never holds. */
final class OneByteTurned implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.oneByte().stream().findFirst().map(found -> {
            String file = found.line().place().replaceFirst(":.*", "");
            return Finding.cause("one byte is turned round", found.line().place() + " has " + found.turned()
                    + ", and " + found.number() + " is one byte, which has no order: as a number of two bytes it is "
                    + "another one", "it is compared as it is:", ":edit " + file).write("write", found.mended());
        }).map(first -> others(first, seen.oneByte()));
    }

    private static Finding others(Finding cause, List<OneByte> all) {
        Finding told = cause;
        for (OneByte each : all) {
            if (told.cures().stream().noneMatch(cure -> cure.text().equals(each.mended()))) {
                told = told.write("and", each.mended());
            }
        }
        return told;
    }
}
