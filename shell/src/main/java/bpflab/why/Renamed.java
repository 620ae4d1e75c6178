package bpflab.why;

import bpflab.lab.Lab;
import bpflab.why.Evidence.Device;
import bpflab.why.Evidence.Place;
import java.util.Optional;

/** The lab's interface is called otherwise now, and nothing can be sent over it. */
final class Renamed implements Rule {
    @Override
    public Optional<Finding> on(Evidence seen) {
        return seen.places().stream()
                .filter(Place::alive)
                .flatMap(place -> place.device().stream())
                .filter(device -> device.lab() && device.there() && !device.name().equals(Lab.DEVICE))
                .map(Device::name)
                .findFirst()
                .map(now -> Finding.cause(Lab.DEVICE + " is called " + now + " now",
                        "the lab sends over an interface of the name that it gave", "call it so again:",
                        "!ip link set " + now + " name " + Lab.DEVICE));
    }
}
