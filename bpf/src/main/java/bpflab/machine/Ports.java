package bpflab.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The ports of this network namespace that a process has a socket open at: proc_net_tcp(5). */
public final class Ports {
    private static final String LISTENS = "0A";
    private static final int STATE = 3;

    private Ports() {}

    /** As {@code udp:5005}, {@code tcp:80}: where connections are taken, and where packets are. */
    public static List<String> open() {
        return Stream.of(of("tcp", "tcp", true), of("tcp6", "tcp", true), of("udp", "udp", false),
                        of("udp6", "udp", false))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A line is {@code 0: 0100007F:1389 00000000:0000 07 …}. */
    private static List<String> of(String table, String protocol, boolean listening) {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/net").resolve(table)).stream()
                    .skip(1)
                    .map(line -> line.strip().split(" +"))
                    .filter(words -> words.length > STATE && (!listening || words[STATE].equals(LISTENS)))
                    .map(words -> protocol + ":" + Integer.parseInt(words[1].split(":")[1], 16))
                    .toList();
        } catch (IOException unread) {
            return List.of();
        }
    }
}
