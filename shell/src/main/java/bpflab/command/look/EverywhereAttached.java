package bpflab.command.look;

import bpflab.kernel.AttachPoint;
import bpflab.kernel.Inventory;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.NetDevice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the programs of the whole kernel are attached: by links, and without on the interfaces that are seen here. */
record EverywhereAttached(List<LinkInfo> links, List<OnDevice> onDevices) {
    EverywhereAttached {
        links = List.copyOf(links);
        onDevices = List.copyOf(onDevices);
    }

    /** A program on an interface, by a link or not. */
    record OnDevice(String device, AttachPoint point) {
        String words() {
            return point.layer().label() + " " + device;
        }
    }

    static EverywhereAttached of(Inventory kernel) {
        List<OnDevice> points = new ArrayList<>();
        for (NetDevice device : kernel.devices()) {
            kernel.attachPoints(device.name()).forEach(point -> points.add(new OnDevice(device.name(), point)));
        }
        return new EverywhereAttached(kernel.links(), points);
    }

    /** The places of each program, a few words each. */
    Map<Integer, List<String>> byProgram() {
        Map<Integer, List<String>> places = new HashMap<>();
        for (LinkInfo link : links) {
            places.computeIfAbsent(link.programId(), none -> new ArrayList<>())
                    .add((link.kind() + " " + link.target()).strip());
        }
        for (OnDevice place : withoutLink()) {
            places.computeIfAbsent(place.point().programId(), none -> new ArrayList<>()).add(place.words());
        }
        return places;
    }

    /** What no link put there. */
    List<OnDevice> withoutLink() {
        return onDevices.stream()
                .filter(place -> links.stream().noneMatch(link -> link.programId() == place.point().programId()
                        && (link.target().equals(place.device()) || link.target().endsWith(" " + place.device()))))
                .toList();
    }
}
