package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.hook.Order;
import bpflab.kernel.CallLog;
import bpflab.kernel.Link;
import bpflab.linux.handle.HeldProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What this process attached and did not detach, oldest first. */
public final class OpenLinks implements AutoCloseable {
    /** {@code BPF_USDT_MAX_SPEC_CNT} of bpf/usdt.bpf.h. */
    private static final int USDT_SPECS = 256;
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final CallLog calls;
    private int usdtSpecs;
    private final List<Link> links = new ArrayList<>();
    private final Set<Integer> made = new HashSet<>();
    private final Map<Integer, Long> closedAt = new HashMap<>();

    /** {@code calls} gets the calls that are made. */
    public OpenLinks(CallLog calls) {
        this.calls = calls;
    }

    /**
     * Attaches a program.
     *
     * @throws bpflab.trouble.TroubleException it cannot be attached there, or nobody can choose its place
     */
    public Link attach(HeldProgram program, Hook hook, Order order) {
        order.check(program.name(), hook);
        return new Attacher(new AttachRequest(program, this, order)).attach(hook);
    }

    /** A number that no other description of a USDT probe's arguments has; a program's map has room for 256. */
    synchronized int nextUsdtSpec() {
        return usdtSpecs++ % USDT_SPECS;
    }

    CallLog calls() {
        return calls;
    }

    /** The clsact of an interface was made for what is attached here. */
    synchronized void madeClsact(int ifindex) {
        made.add(ifindex);
    }

    synchronized boolean hasMadeClsact(int ifindex) {
        return made.contains(ifindex);
    }

    /**
     * From now on it is whose filters are on it.
     *
     * @return whether it was made here
     */
    synchronized boolean forgetClsact(int ifindex) {
        return made.remove(ifindex);
    }

    synchronized void opened(Link link) {
        links.add(link);
    }

    synchronized void closed(Link link) {
        links.remove(link);
        closedAt.put(link.id(), System.nanoTime());
    }

    /** Whether that link was ours and closed a moment ago: who holds it now does so by chance. */
    synchronized boolean closedJustNow(int id) {
        closedAt.values().removeIf(at -> System.nanoTime() - at > MOMENT.toNanos());
        return closedAt.containsKey(id);
    }

    /** The bpf_link of ours with that id. */
    synchronized Optional<LinuxLink> find(int id) {
        return links.stream()
                .filter(LinuxLink.class::isInstance)
                .map(LinuxLink.class::cast)
                .filter(link -> link.id() == id)
                .findFirst();
    }

    /** What else is attached. */
    synchronized List<Link> others(Link one) {
        return links.stream().filter(link -> link != one).toList();
    }

    private synchronized List<Link> all() {
        return List.copyOf(links);
    }

    /** Detaches what is attached, the last first. A second call does nothing. */
    @Override
    public void close() {
        List<Link> open = all();
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
