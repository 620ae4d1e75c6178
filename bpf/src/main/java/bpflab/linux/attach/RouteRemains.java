package bpflab.linux.attach;

import bpflab.trouble.Trouble;
import java.util.Optional;

/**
 * A route that runs a program.
 *
 * @param namespace the inode of the network namespace that it is in
 * @param program the id of what it runs
 */
record RouteRemains(long namespace, LwtRoute route, int program) implements Remains {
    static final String WORD = "route";

    private static final String NO_GATEWAY = "-";

    static RouteRemains of(String[] words) {
        return new RouteRemains(Long.parseLong(words[1]), new LwtRoute(words[2],
                words[3].equals(NO_GATEWAY) ? "" : words[3], Integer.parseInt(words[4]),
                Boolean.parseBoolean(words[5])), Integer.parseInt(words[6]));
    }

    @Override
    public String note() {
        return String.join(" ", WORD, String.valueOf(namespace), route.destination(),
                route.gateway().isEmpty() ? NO_GATEWAY : route.gateway(), String.valueOf(route.ifindex()),
                String.valueOf(route.local()), String.valueOf(program));
    }

    @Override
    public String words() {
        return "route to " + route.destination();
    }

    @Override
    public Optional<String> takeAway() {
        if (namespace != OwnNamespace.inode()) {
            throw Trouble.failed("cannot take away the " + words(),
                    "it is in a network namespace that no process is in and that has no name here",
                    "!ls -i /run/netns   # it was " + namespace).toException();
        }
        if (route.program() != program) {
            return Optional.empty();
        }
        route.remove("cannot take away the " + words());
        return Optional.of(words());
    }
}
