package bpflab.linux.attach;

import bpflab.hook.Order;
import bpflab.hook.Tc;
import bpflab.trouble.Trouble;
import java.util.List;

/**
 * Which priority has a new filter of tc run where it is to: the lowest runs first, and of programs that share one the
 * newest ({@code cls_bpf_change} of net/sched/cls_bpf.c).
 *
 * @param there all filters at the place, as they run
 */
record FilterPriority(AttachRequest request, Tc tc, List<TcFilters.Any> there) {
    private static final int MOST = 0xffff;

    /** That far from the next one, so that others find room between. */
    private static final int STEP = 16;

    /**
     * 0 where the kernel may choose.
     *
     * @throws bpflab.trouble.TroubleException no number puts it there
     */
    int wanted() {
        Order order = request.order();
        if (order.isAny() || there.isEmpty() && order.other().isEmpty()) {
            return 0;
        }
        return switch (order.side()) {
            case FIRST -> before(0);
            case LAST -> before(there.size());
            case BEFORE -> before(beside(order));
            default -> before(beside(order) + 1);
        };
    }

    private int beside(Order order) {
        List<Integer> all = there.stream().map(any -> any.filter().program()).toList();
        List<Integer> programs = all.stream().filter(id -> id != 0).toList();
        return all.indexOf(programs.get(
                order.beside(programs, Anchor.names(programs), request.program().name(), tc)));
    }

    /** Between the filter that has that place and the one before it. */
    private int before(int place) {
        int lower = place == 0 ? 0 : priority(place - 1);
        int upper = place == there.size() ? MOST + 1 : priority(place);
        if (upper - lower > 1) {
            int step = Math.min(STEP, (upper - lower) / 2);
            return request.order().isEarlier() ? upper - step : lower + step;
        }
        if (upper > MOST || upper == lower || !there.get(place).forAll() || program(place) == 0) {
            throw Trouble.failed(request.order().wanted(request.program().name(), tc),
                    "no priority of tc puts it there: what runs before and behind has " + lower + " and "
                            + Math.min(upper, MOST) + ", and of one priority the newest runs first",
                    "!tc filter show dev " + tc.device() + " " + tc.point()
                            + "   # shows them\n:attach " + request.program().name() + " tc " + tc.target()
                            + " --mode tcx   # has no numbers").toException();
        }
        return upper;
    }

    private int priority(int place) {
        return there.get(place).filter().priority();
    }

    private int program(int place) {
        return there.get(place).filter().program();
    }
}
