package bpflab.packet;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One side of a packet; either part may be left to the default. */
record Endpoint(Optional<byte[]> address, OptionalInt port) {
    static final Endpoint NONE = new Endpoint(Optional.empty(), OptionalInt.empty());

    /** {@code :80}, {@code 10.11.0.1:80}, {@code [fd11::1]:80}, {@code :http}. */
    private static final Pattern WITH_PORT = Pattern.compile(
            "(?:|([0-9.]+)|\\[([0-9a-fA-F:.]+)\\]):([0-9]{1,9}|[a-zA-Z][a-zA-Z0-9-]*)");
    /** As tcpdump writes it: {@code 10.11.0.1.80}. */
    private static final Pattern DOTTED = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)\\.(\\d{1,5}|[a-z][a-z0-9-]*)");

    /** The endpoint that a word is; empty when it is none. The port may be too great. */
    static Optional<Endpoint> parse(String word) {
        Matcher parts = WITH_PORT.matcher(DOTTED.matcher(word).replaceFirst("$1:$2"));
        if (!parts.matches()) {
            return Address.parse(word).map(a -> new Endpoint(Optional.of(a), OptionalInt.empty()));
        }
        OptionalInt port = port(parts.group(3));
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String address = parts.group(1) != null ? parts.group(1) : parts.group(2);
        return address == null
                ? Optional.of(new Endpoint(Optional.empty(), port))
                : Address.parse(address).map(a -> new Endpoint(Optional.of(a), port));
    }

    private static OptionalInt port(String text) {
        return Character.isDigit(text.charAt(0)) ? OptionalInt.of(Integer.parseInt(text)) : Service.port(text);
    }

    /** Both in one, where each says what the other does not; empty when both say the same thing. */
    Optional<Endpoint> and(Endpoint other) {
        boolean twice = address.isPresent() && other.address.isPresent()
                || port.isPresent() && other.port.isPresent();
        return twice ? Optional.empty()
                : Optional.of(new Endpoint(address.or(other::address), port.isPresent() ? port : other.port));
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
