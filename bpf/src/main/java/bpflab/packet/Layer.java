package bpflab.packet;

import java.util.List;
import java.util.Optional;

/**
 * One header of a frame, or what is behind the headers.
 *
 * @param name {@code ethernet}, {@code vlan}, {@code arp}, {@code ipv4}, {@code ipv6}, {@code extension} of IPv6,
 *     {@code fragment}, {@code icmp}, {@code icmpv6}, {@code tcp}, {@code udp}, {@code gre}, {@code vxlan},
 *     {@code payload}, {@code padding}; what a tunnel carries comes behind what carries it
 * @param offset its first byte, counted from the frame's start
 * @param bytes how many of its bytes are there
 * @param missing how many of its bytes were cut off
 * @param fields its fields that are wholly there
 */
public record Layer(String name, int offset, int bytes, int missing, List<Field> fields) {
    public Layer {
        fields = List.copyOf(fields);
    }

    /** A field by its name. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }
}
