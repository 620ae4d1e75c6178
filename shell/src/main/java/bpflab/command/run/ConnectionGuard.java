package bpflab.command.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a person's own connection may hang on an interface: a program there can cut it off. */
final class ConnectionGuard {
    private static final long REJECT = 0x200;
    private static final String IPV6_DEFAULT = "0".repeat(32) + " 00 ";

    private final Path proc;
    private final Map<String, String> environment;

    ConnectionGuard(Path proc, Map<String, String> environment) {
        this.proc = proc;
        this.environment = environment;
    }

    /** Why one should think twice, as {@code carries the default route}; empty when nothing speaks against it. */
    Optional<String> of(String device) {
        if (isSshDevice(device)) {
            return Optional.of("carries your SSH connection");
        }
        return isDefaultRoute(device) ? Optional.of("carries the default route") : Optional.empty();
    }

    /** SSH_CONNECTION is "client-address client-port server-address server-port". */
    private boolean isSshDevice(String device) {
        String[] words = environment.getOrDefault("SSH_CONNECTION", "").split(" ");
        if (words.length != 4) {
            return false;
        }
        try {
            NetworkInterface carrying =
                    NetworkInterface.getByInetAddress(InetAddress.getByName(words[2].replaceFirst("%.*", "")));
            return carrying != null && carrying.getName().equals(device);
        } catch (IOException unknown) {
            return false;
        }
    }

    private boolean isDefaultRoute(String device) {
        return lines("net/route").stream().anyMatch(line -> line.startsWith(device + "\t00000000\t"))
                || lines("net/ipv6_route").stream()
                        .anyMatch(line -> line.startsWith(IPV6_DEFAULT) && leadsTo(device, line.split(" +")));
    }

    /**
     * The last words are flags and device. The kernel keeps a default route that rejects (RTF_REJECT,
     * linux/ipv6_route.h) at lo.
     */
    private static boolean leadsTo(String device, String[] words) {
        long flags = Long.parseLong(words[words.length - 2], 16);
        return words[words.length - 1].equals(device) && (flags & REJECT) == 0;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file)).stream().map(String::stripTrailing).toList();
        } catch (IOException noRoutes) {
            return List.of();
        }
    }
}
