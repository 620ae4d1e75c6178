package bpflab.bench;

import bpflab.hook.Cgroup;
import bpflab.hook.Hook;
import bpflab.hook.HookKind;
import bpflab.hook.Netfilter;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether a person's own connection may hang on an interface, a cgroup or this network namespace: a program there can
 * cut it off.
 */
public final class ConnectionGuard {
    /** Where a program decides whether packets go, or whether a process may send: what a connection needs. */
    private static final Set<String> DECIDING = Set.of("ingress", "egress", "sock_create", "connect4", "connect6",
            "sendmsg4", "sendmsg6", "recvmsg4", "recvmsg6");

    private final Path root;
    private final SshSession session;
    private final Supplier<List<String>> routes;

    /**
     * One that asks a machine.
     *
     * @param root where {@code proc} and {@code sys} are
     * @param routes the lines of {@code ip -o route show table all}, of both protocols
     */
    ConnectionGuard(Path root, Map<String, String> environment, Supplier<List<String>> routes) {
        this.root = root;
        this.session = new SshSession(root, environment);
        this.routes = routes;
    }

    /** One that asks this machine. */
    public static ConnectionGuard here() {
        return new ConnectionGuard(Path.of("/"), System.getenv(), RoutingTables::lines);
    }

    /**
     * Asks before something is attached where it can cut off a connection: to its interface, to a cgroup with its
     * processes. Who is not there to answer has
     * said no.
     *
     * @param hint what to type to have it done without a question
     * @throws bpflab.trouble.TroubleException the answer is no
     */
    public void ask(Optional<Interaction> terminal, Hook hook, String hint) throws InterruptedException {
        Optional<String> reason = of(hook);
        if (reason.isEmpty()) {
            return;
        }
        String place = hook.networkInterface().orElseGet(hook::target);
        boolean agreed = terminal.isPresent()
                && terminal.get().agrees(reason.get() + ": a program there can cut you off. Attach anyway?");
        if (!agreed) {
            throw Trouble.failed("not attached to " + place, reason.get() + ", and a program there can cut you off",
                    hint).toException();
        }
    }

    /** As {@code eth0 carries the default route}; empty when nothing speaks against it. */
    Optional<String> of(Hook hook) {
        Optional<String> device = hook.networkInterface();
        if (device.isPresent()) {
            return of(device.get()).map(reason -> device.get() + " " + reason);
        }
        if (hook instanceof Netfilter) {
            return everything().map(reason -> hook.target() + " is on the way of all packets, and this machine "
                    + reason);
        }
        if (hook.kind() == HookKind.SK_LOOKUP && isOwnNamespace(Path.of(hook.target()))) {
            return everything().map(reason -> "it decides which sockets get what arrives here, and this machine "
                    + reason);
        }
        return hook instanceof Cgroup group && DECIDING.contains(group.point())
                ? group(Path.of(group.path())).map(reason -> group.path() + " " + reason)
                : Optional.empty();
    }

    /** What hangs on this network namespace as a whole. */
    private Optional<String> everything() {
        if (sshDevice().isPresent()) {
            return Optional.of("carries your SSH connection");
        }
        return defaultRoutes().isEmpty() ? Optional.empty() : Optional.of("has a default route");
    }

    private boolean isOwnNamespace(Path namespace) {
        try {
            return Files.isSameFile(namespace, root.resolve("proc/self/ns/net"));
        } catch (IOException gone) {
            return false;
        }
    }

    /** A program on a cgroup is run for the groups in it, too. */
    private Optional<String> group(Path folder) {
        if (session.groups().stream().anyMatch(each -> each.startsWith(folder.normalize()))) {
            return Optional.of("holds the processes of your SSH connection");
        }
        return session.isRootGroup(folder) ? Optional.of("holds all processes of this machine") : Optional.empty();
    }

    /** Why one should think twice, as {@code carries the default route}; empty when nothing speaks against it. */
    Optional<String> of(String device) {
        if (device.equals("lo")) {
            return Optional.of("carries what this machine's programs say to each other");
        }
        Optional<String> ssh = sshDevice();
        Set<String> defaults = defaultRoutes();
        for (String each : withUppers(device)) {
            String carries = each.equals(device) ? "carries" : "is a part of " + each + ", which carries";
            if (ssh.filter(each::equals).isPresent()) {
                return Optional.of(carries + " your SSH connection");
            }
            if (defaults.contains(each)) {
                return Optional.of(carries + " the default route");
            }
        }
        return Optional.empty();
    }

    /**
     * An interface and what stands on it: the bridge or bond that it is a port of, VLANs
     * (Documentation/ABI/testing/sysfs-class-net, {@code upper_*}).
     */
    private Set<String> withUppers(String device) {
        Set<String> all = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(device));
        while (!next.isEmpty()) {
            String each = next.remove(0);
            if (all.add(each)) {
                next.addAll(uppers(each));
            }
        }
        return all;
    }

    private List<String> uppers(String device) {
        try (Stream<Path> files = Files.list(root.resolve("sys/class/net").resolve(device))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("upper_"))
                    .map(name -> name.substring("upper_".length()))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Of all routing tables; {@code unreachable default} and its like lead nowhere. */
    private Set<String> defaultRoutes() {
        Set<String> devices = new LinkedHashSet<>();
        for (String line : routes.get()) {
            String[] words = line.strip().split("\\s+");
            for (int i = 1; i < words.length && words[0].equals("default"); i++) {
                if (words[i - 1].equals("dev")) {
                    devices.add(words[i]);
                }
            }
        }
        return devices;
    }

    /** SSH_CONNECTION is "client-address client-port server-address server-port". */
    private Optional<String> sshDevice() {
        String[] words = session.connection().split(" ");
        if (words.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                            NetworkInterface.getByInetAddress(InetAddress.getByName(words[2].replaceFirst("%.*", ""))))
                    .map(NetworkInterface::getName);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

}
