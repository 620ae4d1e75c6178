package bpflab.why;

import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.List;
import java.util.Optional;

/** The interface is down, or in another network namespace: no packet passes it. */
final class InterfaceDown implements Rule {
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
        return device.lab()
                ? Finding.cause(device.name() + " is down", "no packet passes it",
                        "make it as it was:", "!ip link set lab0 up && ip -n bpflab-peer link set peer0 up")
                : Finding.cause(device.name() + " is down", "no packet passes it", "bring it up:",
                        "!ip link set " + device.name() + " up")
                        .then("a veth needs its other end up, too; its name stands behind @:",
                                "!ip -br link show " + device.name());
    }

    private static String names(List<Device> devices) {
        List<String> names = devices.stream().map(Device::name).distinct().toList();
        return String.join(", ", names) + (names.size() == 1 ? " is up" : " are up");
    }
}
