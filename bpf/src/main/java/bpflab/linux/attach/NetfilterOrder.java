package bpflab.linux.attach;

import bpflab.hook.Netfilter;
import bpflab.hook.Order;
import bpflab.kernel.LinkInfo;
import bpflab.trouble.Trouble;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which priority a program of the packet filter needs to run where it is to: each has one of its own there. */
record NetfilterOrder(AttachRequest request, Netfilter asked) {
    /** A program at the point; a link does not tell its network namespace, so others' count as if they were in ours. */
    private record There(int program, int priority) {}

    /**
     * The place with that priority.
     *
     * @throws bpflab.trouble.TroubleException no number is left there
     */
    Netfilter place() {
        Order order = request.order();
        List<There> there = order.isAny() ? List.of() : there();
        if (there.isEmpty() && order.other().isEmpty()) {
            return asked;
        }
        List<Integer> programs = there.stream().map(There::program).toList();
        int beside = switch (order.side()) {
            case FIRST -> 0;
            case LAST -> there.size() - 1;
            default -> order.beside(programs, Anchor.names(programs), request.program().name(), asked);
        };
        int wanted = there.get(beside).priority() + (order.isEarlier() ? -1 : 1);
        if (there.stream().anyMatch(other -> other.priority() == wanted)) {
            throw Trouble.failed(order.wanted(request.program().name(), asked), "there is no number between "
                            + Math.min(wanted, there.get(beside).priority()) + " and "
                            + Math.max(wanted, there.get(beside).priority()) + ", which two programs there have",
                    ":links --all   # shows their numbers; detach one, and attach it with another").toException();
        }
        return asked.at(wanted);
    }

    private List<There> there() {
        String point = asked.at(0).target();
        return LinkInfoReader.all().stream()
                .filter(link -> link.kind().equals(LinkTarget.NETFILTER.kind()))
                .flatMap(link -> there(link, point))
                .sorted(Comparator.comparingInt(There::priority))
                .toList();
    }

    /** {@code ipv4 input}, and behind it a priority that is not 0. */
    private static Stream<There> there(LinkInfo link, String point) {
        String target = link.target();
        return target.equals(point) ? Stream.of(new There(link.programId(), 0))
                : !target.startsWith(point + " ") ? Stream.empty() : Stream.of(new There(
                        link.programId(), Integer.parseInt(target.substring(point.length() + 1))));
    }
}
