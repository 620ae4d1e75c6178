package bpflab.why;

import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.List;
import java.util.Optional;

/** The interface is down, or in another network namespace: no packet passes it. */
final class InterfaceDown implements Rule {
    private static final String ELSEWHERE = "if\\d+";

    @Override
    public Optional<Finding> on(Evidence seen) {
        List<Device> devices = seen.places().stream()
                .filter(Place::alive)
                .flatMap(place -> place.device().stream())
                .toList();
        if (devices.isEmpty()) {
            return Optional.empty();
        }
        List<Device> usable = devices.stream().filter(device -> device.there() && device.up()).toList();
        return Optional.of(usable.isEmpty() ? closed(seen, devices.get(0))
                : Finding.good(names(usable), ""));
    }

    private static Finding closed(Evidence seen, Device device) {
        if (!device.there() && device.lab()) {
            return Finding.cause(device.name() + " is in another network namespace",
                    "this one has no interface of that name", "make the lab anew, then attach again:", ":lab down")
                    .then("", seen.program().attach());
        }
        if (!device.there()) {
            return Finding.cause(device.name() + " is in another network namespace",
                    "this one has no interface of that name", "attach it to one that is here:",
                    seen.program().attach());
        }
        return !device.lab() && device.enabled() ? alone(device) : device.lab()
                ? Finding.cause(device.name() + " is down", "no packet passes it",
                        "make it as it was:", "!ip link set lab0 up && ip -n bpflab-peer link set peer0 up")
                : Finding.cause(device.name() + " is down", "no packet passes it", "bring it up:",
                        "!ip link set " + device.name() + " up");
    }

    /** It is up itself: the reason is at what it is connected to. */
    private static Finding alone(Device device) {
        String what = device.name() + " has no carrier";
        if (device.end().isEmpty()) {
            return Finding.cause(what, "it is up, and nothing is connected to it: of a bridge no port is up, of a bond "
                    + "no link, of a cable the other end", "look at what it is and what it has:",
                    "!ip -d link show " + device.name());
        }
        return device.end().matches(ELSEWHERE)
                ? Finding.cause(what, "it is up, and its other end, number " + device.end().substring(2)
                        + " in another network namespace, is not", "find it by its number, and bring it up there:",
                        "!for n in $(ip netns list | cut -d' ' -f1); do echo $n; ip -n $n -o link | grep '^"
                                + device.end().substring(2) + ":'; done")
                : Finding.cause(what, "it is up, and " + device.end() + ", which it is connected to, is not",
                        "bring that up:", "!ip link set " + device.end() + " up");
    }

    private static String names(List<Device> devices) {
        List<String> names = devices.stream().map(Device::name).distinct().toList();
        return String.join(", ", names) + (names.size() == 1 ? " is up" : " are up");
    }
}
