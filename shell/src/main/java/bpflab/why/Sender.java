package bpflab.why;

import bpflab.bench.Bench;
import bpflab.bench.Pace;
import bpflab.bench.SentLast;
import bpflab.hook.ProgramType;
import bpflab.kernel.Program;
import bpflab.kernel.RunCounts;
import bpflab.lab.Capture;
import bpflab.lab.Direction;
import bpflab.lab.HttpResult;
import bpflab.lab.IpVersion;
import bpflab.lab.Lab;
import bpflab.lab.PingResult;
import bpflab.lab.Sends;
import bpflab.lab.UdpResult;
import bpflab.lab.Where;
import bpflab.packet.Packet;
import bpflab.trace.FailedRedirects;
import bpflab.trouble.TroubleException;
import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.OnePacket;
import bpflab.why.Evidence.Place;
import bpflab.why.Evidence.Sent;
import bpflab.why.walk.Arrival;
import bpflab.wire.InterfaceNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Has the lab send, one kind of packet after the other, until it can be seen that the program does something. */
record Sender(Bench bench, Program program, UsedMaps maps) {
    private static final int COUNT = 3;
    private static final String PACKET = "icmp echo";
    /** Hooks, as typed and as the kernel calls them, at which a program decides on what goes over the wire. */
    private static final Set<String> ON_THE_WIRE = Set.of("xdp", "tc", "tcx", "netkit");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ENOUGH = 10;
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** Hooks without an interface through which what this machine sends goes, and so what the lab sends from here. */
    private static final Set<String> OF_PACKETS = Set.of("cgroup", "netfilter", "sk-lookup", "netns",
            "sk-msg", "sk-skb");

    /** What the lab can send. */
    private interface Kind {
        /** How many were sent, and how many answered. */
        int[] send(Lab lab) throws InterruptedException;
    }

    private record Traffic(String line, Kind kind) {
        Traffic(SentLast last) {
            this(last.line(), lab -> {
                SentLast.Counts counts = last.again().send(lab);
                return new int[] {counts.sent(), counts.answered()};
            });
        }
    }

    private static final List<Traffic> KINDS = List.of(
            new Traffic(":lab ping", lab -> counts(lab.ping(Direction.TO_PEER, IpVersion.IPV4, COUNT))),
            new Traffic(":lab ping --from peer", lab -> counts(lab.ping(Direction.FROM_PEER, IpVersion.IPV4, COUNT))),
            new Traffic(":lab udp", lab -> counts(lab.udp(Direction.TO_PEER, IpVersion.IPV4, Lab.ECHO_PORT, COUNT))),
            new Traffic(":lab udp --from peer",
                    lab -> counts(lab.udp(Direction.FROM_PEER, IpVersion.IPV4, Lab.ECHO_PORT, COUNT))),
            new Traffic(":lab http", lab -> counts(lab.http(Direction.TO_PEER, IpVersion.IPV4, Lab.HTTP_PORT, "/"))));

    /** And what a person sent last: that is what they wait for. */
    private List<Traffic> kinds() {
        return Stream.concat(KINDS.stream(), bench.history().sentLast().stream().map(Traffic::new)
                .filter(last -> KINDS.stream().noneMatch(usual -> usual.line().equals(last.line())))).toList();
    }

    private boolean isTyped(Traffic traffic) {
        return bench.history().sentLast().filter(last -> last.line().equals(traffic.line())).isPresent();
    }

    /** What cannot even be sent while the program runs is what the program keeps from being sent. */
    private static int[] counts(Traffic traffic, Lab lab, BooleanSupplier ran) throws InterruptedException {
        try {
            return traffic.kind().send(lab);
        } catch (TroubleException refused) {
            if (!ran.getAsBoolean()) {
                throw refused;
            }
            return new int[] {1, 0};
        }
    }

    private static int[] counts(PingResult ping) {
        return new int[] {ping.sent(), ping.received()};
    }

    private static int[] counts(UdpResult udp) {
        return new int[] {udp.sent(), udp.received()};
    }

    private static int[] counts(HttpResult http) {
        return new int[] {1, http.status() == 0 ? 0 : 1};
    }

    /**
     * What was seen.
     *
     * @param sent nothing where packets of the lab cannot come to the program
     * @param packets those that came to where it is attached
     * @param earlier programs that packets meet before it
     * @param failed a redirect of it that came to nothing; empty when there was none
     * @param forAnother whether frames came that are for another machine, and so not to it
     */
    record Seen(List<Sent> sent, List<Arrival> packets, List<Earlier> earlier, Optional<FailedRedirect> failed,
            boolean forAnother) {
        /** One of a program to which no packets of the lab come. */
        Seen(List<Sent> sent) {
            this(sent, List.of(), List.of(), Optional.empty(), false);
        }
    }

    /** Has the lab send. */
    Seen send(List<Place> places) throws InterruptedException {
        List<Place> alive = places.stream().filter(place -> place.alive() && open(place)).toList();
        if (alive.isEmpty()) {
            return new Seen(List.of());
        }
        // where its interface is there the lab is up, be it another bench's
        boolean atTheLab = alive.stream().anyMatch(place -> place.device().filter(Device::lab).isPresent());
        boolean ofPackets = alive.stream().anyMatch(place -> place.device().isEmpty()
                && OF_PACKETS.contains(place.hook().split(" ")[0]));
        try (RunCounts counting = bench.host().countRuns()) {
            return atTheLab || ofPackets && bench.labIfUp().isPresent() ? byTheLab(bench.lab(), counting, alive)
                    : new Seen(List.of(look(counting)));
        }
    }

    private Seen byTheLab(Lab lab, RunCounts counting, List<Place> alive) throws InterruptedException {
        ComingBy frames = new ComingBy(alive, program.info().type(), InterfaceNumbers.of(Lab.DEVICE));
        boolean onTheWire = alive.stream().anyMatch(place -> place.device().isPresent());
        Capture capture = lab.capture(Direction.TO_PEER, frames, ComingBy.MOST);
        List<Earlier> earlier = Earlier.than(program.info().id(), alive, bench);
        Map<Integer, Long> before = earlier.isEmpty() ? Map.of() : Earlier.counts(bench);
        List<Sent> sent;
        Optional<FailedRedirect> failed;
        Optional<FailedRedirects> redirects = program.info().type() == ProgramType.XDP ? FailedRedirects.listen()
                : Optional.empty();
        try (capture) {
            sent = byTheLab(lab, counting, onTheWire);
            failed = failed(redirects);
        } finally {
            redirects.ifPresent(FailedRedirects::close);
        }
        Map<Integer, Long> after = earlier.isEmpty() ? Map.of() : Earlier.counts(bench);
        return new Seen(sent, capture.lost() == 0 ? frames.seen() : List.of(),
                earlier.stream().map(each -> each.since(before, after)).toList(), failed,
                frames.forAnother());
    }

    /** One packet over the lab's wire, past the place where the program sees it. */
    Optional<OnePacket> onePacket(List<Place> places, Optional<FailedRedirect> failed) throws InterruptedException {
        Optional<Place> onTheWire = places.stream()
                .filter(place -> place.alive() && open(place) && place.device().filter(Device::lab).isPresent())
                .filter(place -> ON_THE_WIRE.contains(place.hook().split(" ")[0]))
                .findFirst();
        if (onTheWire.isEmpty() || bench.labIfUp().isEmpty()) {
            return Optional.empty();
        }
        boolean leaving = (onTheWire.get().hook() + " " + onTheWire.get().target()).contains("egress");
        Direction direction = leaving ? Direction.TO_PEER : Direction.FROM_PEER;
        List<byte[]> frames = Packet.frames(PACKET, bench.lab().ends(direction));
        bpflab.lab.Sent sent = bench.lab().send(direction, new Sends(frames, 1, 0), Optional.empty());
        return Optional.of(new OnePacket(":lab send " + PACKET + (leaving ? " --from here" : ""),
                Packet.describe(frames.get(0)), sent.frames().get(0), failed));
    }

    private Optional<FailedRedirect> failed(Optional<FailedRedirects> redirects) throws InterruptedException {
        return redirects.isEmpty() ? Optional.empty() : redirects.get().of(program.info().id()).stream().findFirst()
                .map(failure -> new FailedRedirect(failure.to(), InterfaceNumbers.name(failure.to()), failure.error()));
    }

    /** A lab whose interface is called otherwise would be made anew, and what is to be looked at would be gone. */
    private static boolean open(Place place) {
        return place.device().map(device -> device.there() && device.up()
                && (!device.lab() || device.name().equals(Lab.DEVICE))).orElse(true);
    }

    private List<Sent> byTheLab(Lab lab, RunCounts counting, boolean onTheWire)
            throws InterruptedException {
        List<Sent> seen = new ArrayList<>();
        for (Traffic traffic : kinds()) {
            Map<String, Integer> contents = maps.contents();
            long before = counting.of(program);
            int[] counts = counts(traffic, lab, () -> counting.of(program) > before);
            seen.add(new Sent(traffic.line(), counts[0], counts[1], counting.of(program) - before, changed(contents),
                    isTyped(traffic)));
            if (seen.get(seen.size() - 1).acted() || onTheWire && seen.get(0).runs() == 0 && seen.size() > 1) {
                break;
            }
        }
        return seen;
    }

    /** Where nothing can be sent from here, what happens in a second, or until it ran often enough to judge. */
    private Sent look(RunCounts counting) throws InterruptedException {
        Map<String, Integer> contents = maps.contents();
        long before = counting.of(program);
        new Pace(GLANCE).until(() -> counting.of(program) - before >= ENOUGH, LOOK);
        return new Sent("a second of looking", 0, 0, counting.of(program) - before, changed(contents));
    }

    private List<String> changed(Map<String, Integer> before) {
        return maps.contents().entrySet().stream()
                .filter(map -> !Optional.ofNullable(before.get(map.getKey())).equals(Optional.of(map.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
