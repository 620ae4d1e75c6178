package bpflab.packet;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One side of a packet; either part may be left to the default. */
record Endpoint(Optional<byte[]> address, OptionalInt port) {
    static final Endpoint NONE = new Endpoint(Optional.empty(), OptionalInt.empty());

    /** {@code :80}, {@code 10.11.0.1:80}, {@code [fd11::1]:80}. */
    private static final Pattern WITH_PORT = Pattern.compile("(?:|([0-9.]+)|\\[([0-9a-fA-F:.]+)\\]):([0-9]{1,9})");

    /** The endpoint that a word is; empty when it is none. The port may be too great. */
    static Optional<Endpoint> parse(String word) {
        Matcher parts = WITH_PORT.matcher(word);
        if (!parts.matches()) {
            return Address.parse(word).map(a -> new Endpoint(Optional.of(a), OptionalInt.empty()));
        }
        OptionalInt port = OptionalInt.of(Integer.parseInt(parts.group(3)));
        String address = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return address == null
                ? Optional.of(new Endpoint(Optional.empty(), port))
                : Address.parse(address).map(a -> new Endpoint(Optional.of(a), port));
    }

    /** The same with another port. */
    Endpoint at(int number) {
        return new Endpoint(address, OptionalInt.of(number));
    }

    boolean isV6() {
        return address.isPresent() && address.get().length == Address.V6_BYTES;
    }

    boolean isV4() {
        return address.isPresent() && address.get().length == Address.V4_BYTES;
    }
}
