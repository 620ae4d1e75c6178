package bpflab.why;

import bpflab.lab.Lab;
import bpflab.why.Evidence.Table;
import bpflab.why.Evidence.UsedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** It redirects, and the kernel throws away what it redirected: the program is not told. */
final class RedirectFails implements Rule {
    private static final int ENXIO = 6;
    private static final int EINVAL = 22;
    private static final int EOPNOTSUPP = 95;
    private static final int ENETDOWN = 100;

    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.packet().flatMap(Evidence.OnePacket::failed).map(failed -> cause(seen, failed));
    }

    private static Finding cause(Evidence seen, FailedRedirect failed) {
        String where = failed.device().isEmpty() ? "interface number " + failed.number() : failed.device();
        boolean gone = failed.device().isEmpty();
        boolean down = failed.error() == ENETDOWN;
        String why = gone ? "there is none of that number here"
                : down ? where + " is down"
                : failed.error() == EOPNOTSUPP || failed.error() == ENXIO
                        ? where + " takes nothing from XDP: a veth does where a program for XDP is at its other end"
                : failed.error() == EINVAL ? where + " cannot be redirected to" : "error " + failed.error();
        Finding found = new Finding(Finding.Mark.CAUSE, "the redirect to " + where + " fails",
                why + "; the packet is thrown away, and the program is not told", List.of());
        if (down && !gone) {
            return found.then("bring it up:", "!ip link set " + where + " up");
        }
        Optional<String> table = seen.maps().stream()
                .filter(map -> map.table().filter(each -> each.goods() == Table.Goods.DEVICE).isPresent())
                .map(UsedMap::name).findFirst();
        return table.isPresent()
                ? found.then("the lab's second wire is ready for it:",
                        ":map set " + table.get() + " " + slot(seen, table.get()) + " " + Lab.SECOND)
                : found.then("use the number of one that is ready for it, as " + Lab.SECOND + ":",
                        "!ip -o link show " + Lab.SECOND);
    }

    private static long slot(Evidence seen, String table) {
        return seen.code().called().getOrDefault(table, Set.of()).stream().findFirst().orElse(0L);
    }
}
