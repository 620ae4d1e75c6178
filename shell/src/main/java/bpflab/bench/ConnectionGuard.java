package bpflab.bench;

import bpflab.trouble.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether a person's own connection may hang on an interface: a program there can cut it off. */
public final class ConnectionGuard {
    private static final String SSH = "SSH_CONNECTION=";
    private static final int MOST_PARENTS = 64;

    private final Path root;
    private final Map<String, String> environment;
    private final Supplier<List<String>> routes;

    /**
     * One that asks a machine.
     *
     * @param root where {@code proc} and {@code sys} are
     * @param routes the lines of {@code ip -o route show table all}, of both protocols
     */
    ConnectionGuard(Path root, Map<String, String> environment, Supplier<List<String>> routes) {
        this.root = root;
        this.environment = environment;
        this.routes = routes;
    }

    /** One that asks this machine. */
    public static ConnectionGuard here() {
        return new ConnectionGuard(Path.of("/"), System.getenv(), RoutingTables::lines);
    }

    /**
     * Asks before something is attached to an interface that a connection may hang on. Who is not there to answer has
     * said no.
     *
     * @param hint what to type to have it done without a question
     * @throws bpflab.trouble.TroubleException the answer is no
     */
    public void ask(Optional<Interaction> terminal, String device, String hint) throws InterruptedException {
        Optional<String> reason = of(device);
        if (reason.isEmpty()) {
            return;
        }
        boolean agreed = terminal.isPresent()
                && terminal.get()
                        .agrees(device + " " + reason.get() + ": a program there can cut you off. Attach anyway?");
        if (!agreed) {
            throw Trouble.failed(
                    "not attached to " + device, device + " " + reason.get() + ", and a program there can cut you off",
                            hint).toException();
        }
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
        String[] words = sshConnection().split(" ");
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

    /** sudo takes it out of the environment; a process above sudo still has it. */
    private String sshConnection() {
        String mine = environment.getOrDefault("SSH_CONNECTION", "");
        String at = "self";
        for (int steps = 0; mine.isEmpty() && steps < MOST_PARENTS && !at.equals("0"); steps++) {
            mine = Arrays.stream(text("proc/" + at + "/environ").split("\0"))
                    .filter(word -> word.startsWith(SSH))
                    .map(word -> word.substring(SSH.length()))
                    .findFirst()
                    .orElse("");
            at = parent(text("proc/" + at + "/stat"));
        }
        return mine;
    }

    /** proc(5): the command's name may hold anything; behind its last bracket come the state and the parent. */
    private static String parent(String stat) {
        String[] words = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return words.length > 1 ? words[1] : "0";
    }

    private String text(String file) {
        try {
            return new String(Files.readAllBytes(root.resolve(file)), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }
}
