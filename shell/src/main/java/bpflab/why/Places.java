package bpflab.why;

import bpflab.bench.Bench;
import bpflab.hook.Hook;
import bpflab.hook.ProgramType;
import bpflab.hook.SocketFilter;
import bpflab.kernel.AttachPoint;
import bpflab.kernel.Inventory;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.NetDevice;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.lab.Lab;
import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Other;
import bpflab.why.Evidence.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where a program is attached: by this bench, by other links, and on interfaces without any. */
final class Places {
    private final Bench bench;
    private final int id;
    private final String name;
    private final ProgramType type;
    private final Map<Integer, LinkInfo> links;
    private final Map<String, NetDevice> devices;

    Places(Bench bench, Program program) {
        this.bench = bench;
        this.id = program.info().id();
        this.name = program.name();
        this.type = program.info().type();
        this.links = bench.inventory().links().stream().collect(Collectors.toMap(LinkInfo::id, link -> link));
        this.devices = bench.inventory().devices().stream()
                .collect(Collectors.toMap(NetDevice::name, device -> device));
    }

    List<Place> all() {
        List<Place> found = new ArrayList<>();
        bench.links().stream().filter(link -> link.program().id() == id).map(this::ours).forEach(found::add);
        links.values().stream()
                .filter(link -> link.programId() == id)
                .filter(link -> found.stream().noneMatch(place -> place.link() == link.id()))
                .filter(link -> found.isEmpty() || !isOneOfOurs(link))
                .map(this::others)
                .forEach(found::add);
        devices.keySet().forEach(device -> bench.inventory().attachPoints(device).stream()
                .filter(point -> point.programId() == id)
                .filter(point -> found.stream().noneMatch(place -> place.target().endsWith(device)))
                .map(point -> onDevice(point, device))
                .forEach(found::add));
        return found;
    }

    /** An interface that was renamed is called what it is called now. */
    private Place ours(Link link) {
        Hook hook = link.hook();
        Optional<String> then = hook.networkInterface()
                .or(() -> Optional.of(hook.target()).filter(name -> hook instanceof SocketFilter
                        && devices.containsKey(name)));
        String now = Optional.ofNullable(links.get(link.id())).map(Places::device).orElse("");
        Optional<String> device = then.map(old -> now.isEmpty() ? old : now);
        String target = then.map(old -> hook.target().replace(old, device.get())).orElse(hook.target());
        return new Place(hook.kind().word(), target, hook.modeWord(), link.id(), link.attached(),
                device.map(name -> device(name, then.get())), then.filter(old -> !old.equals(device.get())),
                Crowd.at(link, bench));
    }

    private Place others(LinkInfo link) {
        boolean onDevice = List.of("xdp", "tcx", "netkit").contains(link.kind());
        return new Place(link.kind(), link.target(), holder(link), link.id(), true,
                onDevice && !link.target().isEmpty() ? Optional.of(device(device(link))) : Optional.empty());
    }

    /** Whether this process alone has it: of one place that is several, as a perf event is one on each CPU. */
    private boolean isOneOfOurs(LinkInfo link) {
        List<String> holders = bench.inventory().holders(Inventory.ObjectKind.LINK).processesOf(link.id());
        return holders.size() == 1 && holders.get(0).endsWith(" " + ProcessHandle.current().pid());
    }

    /** {@code by java 812}. */
    private String holder(LinkInfo link) {
        List<String> processes = bench.inventory().holders(Inventory.ObjectKind.LINK).processesOf(link.id());
        return processes.isEmpty() ? "" : "by " + String.join(", ", processes);
    }

    /** The last word: that of tc has a direction before it. */
    private static String device(LinkInfo link) {
        return link.target().substring(link.target().lastIndexOf(' ') + 1);
    }

    private Place onDevice(AttachPoint point, String device) {
        return new Place(point.layer().label(), device, point.layer().label(), 0, true,
                Optional.of(device(device)));
    }

    /** The XDP program that has the place: an interface has room for one. */
    Optional<Other> other() {
        Optional<Other> older = bench.links().stream()
                .filter(link -> link.attached() && link.program().id() != id)
                .filter(link -> link.program().type() == ProgramType.XDP && type == ProgramType.XDP)
                .filter(link -> name.startsWith(link.program().name()))
                .map(link -> new Other(name, link.program().id(), link.hook().target(), true))
                .findFirst();
        return type == ProgramType.XDP ? older.or(this::onTheLab) : older;
    }

    private Optional<Other> onTheLab() {
        Map<Integer, ProgramInfo> programs = bench.inventory().programs().stream()
                .collect(Collectors.toMap(ProgramInfo::id, info -> info));
        return bench.inventory().attachPoints(Lab.DEVICE).stream()
                .filter(point -> programs.containsKey(point.programId()))
                .map(point -> programs.get(point.programId()))
                .filter(info -> info.type() == ProgramType.XDP && info.id() != id)
                .map(info -> new Other(info.name() + ofOthers(info.id()), info.id(), Lab.DEVICE, false))
                .findFirst();
    }

    /** Who has it, where that is not this bench: {@code , of java 812}. */
    private String ofOthers(int program) {
        List<String> processes = bench.programs().stream().anyMatch(own -> own.info().id() == program) ? List.of()
                : bench.inventory().holders(Inventory.ObjectKind.PROG).processesOf(program);
        return processes.isEmpty() ? "" : " of " + String.join(", ", processes);
    }

    private Device device(String device) {
        return device(device, device);
    }

    /** The lab's is the lab's by another name, too, as long as no other one has the lab's name. */
    private Device device(String now, String then) {
        boolean lab = now.equals(Lab.DEVICE) || then.equals(Lab.DEVICE) && !devices.containsKey(Lab.DEVICE);
        return Optional.ofNullable(devices.get(now))
                .map(there -> new Device(now, true, there.up(), lab, there.enabled(), there.end()))
                .orElse(new Device(now, false, false, lab));
    }
}
