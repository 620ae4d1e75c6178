package bpflab.path;

import bpflab.bench.Bench;
import bpflab.bench.Pace;
import bpflab.hook.ProgramType;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.AttachPoint.Layer;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.NetDevice;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.kernel.RunCounts;
import bpflab.kernel.StackCounts;
import bpflab.lab.Direction;
import bpflab.lab.IpVersion;
import bpflab.lab.Lab;
import bpflab.lab.PingResult;
import bpflab.path.Station.Stop;
import bpflab.trouble.Nearest;
import bpflab.trouble.Trouble;
import bpflab.why.CodeFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at an interface while packets come: those that the lab sends on its own, what there is on others. */
public final class PathLook {
    private static final int COUNT = 3;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Bench bench;
    private final String device;

    /**
     * A look at that interface.
     *
     * @throws bpflab.trouble.TroubleException there is none of that name
     */
    public PathLook(Bench bench, String device) {
        this.bench = bench;
        this.device = device;
        mustBeThere(bench.inventory().devices());
    }

    private void mustBeThere(List<NetDevice> devices) {
        List<String> names = devices.stream().map(NetDevice::name).toList();
        if (!names.contains(device)) {
            throw Trouble.failed("cannot look at " + device, "there is no interface " + device + "; there "
                    + (names.size() == 1 ? "is " : "are ") + String.join(", ", names),
                    device.equals(Lab.DEVICE) ? ":lab up" : Nearest.hint(device, names, "!ip link"))
                    .toException();
        }
    }

    /**
     * What was seen.
     *
     * @throws InterruptedException Ctrl-C
     */
    public PacketPath now() throws InterruptedException {
        try (RunCounts counting = bench.host().countRuns(); Verdicts verdicts = new Verdicts(device)) {
            Counted before = counted(counting);
            String sent = send();
            Counted after = counted(counting);
            long pastTc = verdicts.pastTc();
            List<Station> way = stations(before, after, verdicts, pastTc);
            return new PacketPath(device, sent, way, stopped(before, after, way, pastTc), kept(before, after, way));
        }
    }

    private String send() throws InterruptedException {
        if (!device.equals(Lab.DEVICE) || bench.labIfUp().isEmpty()) {
            new Pace(LOOK).next();
            return "in a second";
        }
        PingResult ping = bench.lab().ping(Direction.TO_PEER, IpVersion.IPV4, COUNT);
        return "while :lab ping sent " + ping.sent() + " and got " + ping.received() + " back";
    }

    /** What has been counted up to a moment; programs by id. */
    private record Counted(NetDevice device, long loopback, StackCounts stack, Map<Integer, ProgramInfo> programs) {
        /** What came up to the stack but by lo, where the machine tells itself what did not arrive. */
        long cameUp() {
            return stack.received() - loopback;
        }

        long runs(int id) {
            return programs.containsKey(id) ? programs.get(id).runCount() : 0;
        }
    }

    private Counted counted(RunCounts counting) {
        List<NetDevice> there = bench.inventory().devices();
        mustBeThere(there);
        Map<String, NetDevice> devices = there.stream()
                .collect(Collectors.toMap(NetDevice::name, each -> each));
        NetDevice none = new NetDevice(device, false, false, "", "", 0, 0);
        return new Counted(devices.getOrDefault(device, none), devices.getOrDefault("lo", none).received(),
                bench.inventory().stackCounts(), counting.of(bench.inventory()).stream()
                .collect(Collectors.toMap(ProgramInfo::id, info -> info)));
    }

    private List<Station> stations(Counted before, Counted after, Verdicts verdicts, long pastTc) {
        List<AttachPoint> points = bench.inventory().attachPoints(device);
        List<Station> way = new ArrayList<>();
        way.add(new Station("wire", "in", List.of(), (after.device().up() ? "" : "down") + below(after.device())));
        way.add(new Station("driver", "in", List.of(),
                (after.device().received() - before.device().received()) + " came in"));
        layers(way, points, before, after, true);
        String master = after.device().master();
        counted(way, verdicts, master.isEmpty() ? Map.of("went on", pastTc) : Map.of());
        if (!master.isEmpty()) {
            way.add(new Station("port", "in", List.of(),
                    "what comes in by it goes on to " + master + ": :path " + master));
        }
        way.add(netfilter(before, after, true));
        way.add(new Station("stack", "in", List.of(), Math.max(0, after.cameUp() - before.cameUp())
                + " IPv4 packets came up, by all interfaces but lo"));
        lookup(before, after).ifPresent(way::add);
        way.add(new Station("sockets", "in", sockets(before, after, true), ""));
        Station leaving = new Station("sockets", "out", sockets(before, after, false), "");
        if (!leaving.programs().isEmpty()) {
            way.add(leaving);
        }
        way.add(new Station("stack", "out", List.of(), (after.stack().sent() - before.stack().sent())
                + " IPv4 packets were to be sent, by all interfaces"));
        Station filtered = netfilter(before, after, false);
        if (!filtered.programs().isEmpty()) {
            way.add(filtered);
        }
        layers(way, points, before, after, false);
        way.add(new Station("driver", "out", List.of(),
                (after.device().sent() - before.device().sent()) + " went out"));
        return way;
    }

    /** Of a VLAN or a macvlan what it is on; the other end of a veth is that of both. */
    private String below(NetDevice upper) {
        return bench.inventory().devices().stream()
                .filter(other -> other.name().equals(upper.end()) && !other.end().equals(upper.name()))
                .map(other -> (upper.up() ? "" : "; ") + "is on " + other.name()
                        + ", where its packets meet programs, too: :path " + other.name())
                .findFirst().orElse("");
    }

    private void layers(
            List<Station> way, List<AttachPoint> points, Counted before, Counted after, boolean arriving) {
        Arrays.stream(Layer.values())
                .filter(layer -> layer.seesArriving() == arriving)
                .filter(layer -> layer != Layer.XDP_OFFLOAD || points.stream().anyMatch(at -> at.layer() == layer))
                .map(layer -> new Station(layer.label(), arriving ? "in" : "out", points.stream()
                        .filter(point -> point.layer() == layer)
                        .map(point -> stop(point.programId(), before, after))
                        .toList(), ""))
                .forEach(way::add);
    }

    /** Puts to the stations of XDP and tc what became of the packets there. */
    private static void counted(List<Station> way, Verdicts verdicts, Map<String, Long> pastTc) {
        long pastXdp = verdicts.pastXdp();
        way.replaceAll(station -> station.programs().isEmpty() ? station : switch (station.name()) {
            case "xdp native" -> station.with(verdicts.xdp());
            case "xdp generic" -> station.with(Map.of("went on", pastXdp));
            case "tc ingress" -> station.with(pastTc);
            case "tcx ingress" -> way.stream().anyMatch(each -> each.name().equals("tc ingress")
                    && !each.programs().isEmpty()) ? station : station.with(pastTc);
            default -> station;
        });
    }

    private Station netfilter(Counted before, Counted after, boolean arriving) {
        List<String> points = arriving ? List.of("prerouting", "input", "forward") : List.of("output", "postrouting");
        return new Station("netfilter", arriving ? "in" : "out", linked("netfilter").stream()
                .filter(link -> points.contains(word(link, 1)))
                .map(link -> stop(link.programId(), before, after))
                .toList(), "");
    }

    /** Who decides which socket a packet is for. */
    private Optional<Station> lookup(Counted before, Counted after) {
        List<Stop> programs = linked("netns").stream()
                .filter(link -> isOf(link.programId(), after, ProgramType.SK_LOOKUP))
                .map(link -> stop(link.programId(), before, after))
                .toList();
        return programs.isEmpty() ? Optional.empty() : Optional.of(new Station("sk lookup", "in", programs, ""));
    }

    /** Filters of sockets show in no list of the kernel's: those of this bench, and what cgroups see. */
    private List<Stop> sockets(Counted before, Counted after, boolean arriving) {
        List<Integer> ids = new ArrayList<>(bench.links().stream()
                .filter(link -> arriving && link.hook().kind().word().equals("socket"))
                .map(link -> link.program().id())
                .toList());
        linked("cgroup").stream()
                .filter(link -> isOf(link.programId(), after, ProgramType.CGROUP_SKB))
                .filter(link -> word(link, 0).equals("egress") != arriving)
                .map(LinkInfo::programId)
                .forEach(ids::add);
        return ids.stream().map(id -> stop(id, before, after)).toList();
    }

    private List<LinkInfo> linked(String kind) {
        return bench.inventory().links().stream().filter(link -> link.kind().equals(kind)).toList();
    }

    private static String word(LinkInfo link, int place) {
        String[] words = link.target().split(" ");
        return place < words.length ? words[place] : "";
    }

    private static boolean isOf(int id, Counted after, ProgramType type) {
        return after.programs().containsKey(id) && after.programs().get(id).type() == type;
    }

    private Stop stop(int id, Counted before, Counted after) {
        Optional<Program> ours = bench.programs().stream().filter(each -> each.info().id() == id).findFirst();
        ProgramInfo info = after.programs().get(id);
        String name = ours.map(Program::name).orElse(info == null ? "id " + id : info.name());
        return new Stop(name, id, Math.max(0, after.runs(id) - before.runs(id)),
                ours.map(PathLook::answers).orElse(List.of()));
    }

    private static List<String> answers(Program program) {
        ProgramType type = program.info().type();
        return program.spec().stream()
                .flatMap(spec -> CodeFacts.of(spec, type).answers().stream())
                .sorted()
                .map(answer -> type.returns().nameOf(answer).orElse(String.valueOf(answer)))
                .toList();
    }

    /** Where packets left for the interface, and none came to it; what is for another one only tc knows. */
    private String kept(Counted before, Counted after, List<Station> way) {
        return after.device().sent() > before.device().sent() ? "" : lastToRun(way, "out").filter(
                station -> device.equals(Lab.DEVICE) || station.contains("egress")).orElse("");
    }

    private static Optional<String> lastToRun(List<Station> way, String direction) {
        return way.stream()
                .filter(station -> station.way().equals(direction))
                .filter(station -> station.programs().stream().anyMatch(stop -> stop.runs() > 0))
                .map(Station::name)
                .reduce((first, last) -> last);
    }

    /**
     * Where packets came in, and none came up to the stack, or through it: that of other interfaces than the lab's gets
     * packets that nobody here waits for. A port hands all to what it is a port of.
     */
    private String stopped(Counted before, Counted after, List<Station> way, long pastTc) {
        boolean lab = device.equals(Lab.DEVICE);
        boolean came = after.device().received() > before.device().received() && after.device().master().isEmpty();
        boolean cameUp = after.cameUp() > before.cameUp() || !lab && pastTc > 0;
        boolean delivered = after.stack().delivered() > before.stack().delivered();
        if (lab && came && cameUp && !delivered) {
            return way.stream()
                    .filter(station -> station.name().equals("netfilter") && station.way().equals("in"))
                    .filter(station -> station.programs().stream().anyMatch(stop -> stop.runs() > 0))
                    .map(Station::name)
                    .findFirst().orElse("");
        }
        return !came || cameUp ? "" : bench.inventory().attachPoints(device).stream()
                .filter(point -> point.layer().seesArriving())
                .filter(point -> after.runs(point.programId()) > before.runs(point.programId()))
                .map(point -> point.layer().label())
                .reduce((first, last) -> last)
                .orElse("driver");
    }
}
