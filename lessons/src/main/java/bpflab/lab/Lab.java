package bpflab.lab;

import bpflab.kernel.Kernel;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The lab network, up. It belongs to the process that made it; a process that finds one whose owner lives uses that one
 * and does not take it down. Traffic is bounded: a packet that is dropped costs about 0.4 seconds.
 */
public final class Lab implements AutoCloseable {
    /** The interface here, where programs are attached. */
    public static final String DEVICE = "lab0";

    private static final Path STATE = Path.of("/run/bpflab");
    private static final List<Integer> HTTP_PORTS = List.of(80, 8080);
    private static final int ECHO_PORT = 7;

    private final Kernel kernel;
    private final Network network = new Network(new Ip("ip"));
    private Optional<Ownership> ownership = Optional.empty();
    private Servers servers;

    private Lab(Kernel kernel) {
        this.kernel = kernel;
    }

    /**
     * What a dead process left of its lab is removed. Costs nothing when there is nothing.
     *
     * @return what was removed, for a person; empty when there was nothing
     */
    public static Optional<String> sweep() {
        Optional<Long> owner = Ownership.written(STATE);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        return Ownership.claim(STATE).map(claimed -> {
            try (claimed) {
                removeLeftovers(claimed);
                return "the lab network of process " + owner.get() + ", which ended without taking it down";
            }
        });
    }

    /**
     * Builds namespace {@code bpflab-peer}, veth {@code lab0}/{@code peer0}, and the peer's servers.
     *
     * @throws bpflab.trouble.TroubleException no right, names taken by something that is not ours
     */
    public static Lab up(Kernel kernel) {
        Lab lab = new Lab(kernel);
        lab.ensure();
        return lab;
    }

    /** How it stands. */
    public synchronized Status status() {
        List<String> serving = servers == null ? List.of() : servers.open().stream().sorted().toList();
        return new Status(Network.isThere(), Ownership.written(STATE).orElse(0L), ownership.isPresent(), serving);
    }

    /** Echo requests, 50 ms apart. @throws InterruptedException Ctrl-C: ping is ended */
    public PingResult ping(Direction direction, IpVersion version, int count) throws InterruptedException {
        List<String> asked = List.of(version.option(), version.target(direction));
        return talk(() -> Ping.run(how -> at(direction, how), asked, count));
    }

    /**
     * TCP connections, one after the other; the port is served while the lab is up.
     *
     * @throws InterruptedException Ctrl-C
     */
    public TcpResult tcp(Direction direction, IpVersion version, int port, int times)
            throws InterruptedException {
        InetSocketAddress target = version.socket(direction, port);
        return talk(() -> {
            servers.tcp(opener(direction.back()), target);
            return at(direction, () -> new Client(target).tcp(times));
        });
    }

    /** UDP datagrams, all at once; the port echoes while the lab is up. @throws InterruptedException Ctrl-C */
    public UdpResult udp(Direction direction, IpVersion version, int port, int count)
            throws InterruptedException {
        InetSocketAddress target = version.socket(direction, port);
        return talk(() -> {
            servers.udp(opener(direction.back()), target);
            return at(direction, () -> new Client(target).udp(count));
        });
    }

    /** An HTTP request. @throws InterruptedException Ctrl-C */
    public HttpResult http(Direction direction, IpVersion version, int port, String path)
            throws InterruptedException {
        InetSocketAddress target = version.socket(direction, port);
        return talk(() -> {
            servers.tcp(opener(direction.back()), target);
            return at(direction, () -> new Client(target).http(path));
        });
    }

    /** Makes this side ask again who the peer is (ARP), as at the very first packet. */
    public void forgetNeighbours() {
        network.forgetNeighbours();
    }

    /** Takes it all down, if it is ours. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
        ownership.ifPresent(owned -> {
            network.remove();
            owned.clear();
            owned.close();
        });
        ownership = Optional.empty();
    }

    /** Makes the lab, or joins the one that is there; makes it again when the owner that we joined is gone. */
    private synchronized void ensure() {
        if (servers != null && Network.isThere()) {
            return;
        }
        if (ownership.isEmpty()) {
            ownership = Ownership.claim(STATE);
        }
        try {
            if (ownership.isPresent()) {
                make(ownership.get());
            } else if (!Network.isThere()) {
                throw Trouble.failed(
                        "cannot join the lab",
                                "process " + Ownership.written(STATE).orElse(0L)
                                + " is just making it, or taking it down", ":lab up   again in a moment").toException();
            }
            if (servers != null) {
                servers.close();
            }
            servers = new Servers();
            serveDefaults();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What is not ours is found before anything is written down as ours, so that no failure ever takes it down. */
    private void make(Ownership owned) {
        removeLeftovers(owned);
        try {
            Network.refuseTakenNames();
            owned.write();
            network.make(kernel);
        } catch (RuntimeException e) {
            owned.clear();
            owned.close();
            ownership = Optional.empty();
            throw e;
        }
    }

    private static void removeLeftovers(Ownership claimed) {
        if (Ownership.written(STATE).isPresent()) {
            new Network(new Ip("ip")).remove();
            claimed.clear();
        }
    }

    private void serveDefaults() {
        try {
            for (int port : HTTP_PORTS) {
                servers.tcp(opener(Direction.FROM_PEER), atPeer(port));
            }
            servers.tcp(opener(Direction.FROM_PEER), atPeer(ECHO_PORT));
            servers.udp(opener(Direction.FROM_PEER), atPeer(ECHO_PORT));
        } catch (TroubleException e) {
            throw e;
        } catch (Exception e) {
            throw Trouble.machine(
                    "cannot start the servers of the lab", String.valueOf(e.getMessage()), ":lab down   and   :lab up")
                            .toException(e);
        }
    }

    private <T> T talk(Callable<T> traffic) throws InterruptedException {
        ensure();
        try {
            return traffic.call();
        } catch (TroubleException | InterruptedException e) {
            throw e;
        } catch (IOException e) {
            throw Trouble.failed("the traffic could not be sent", e.getMessage(), ":lab status").toException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs where the traffic starts. */
    private <T> T at(Direction direction, Callable<T> task) throws Exception {
        return direction == Direction.FROM_PEER ? kernel.inNetworkNamespace(Network.NAMESPACE, task) : task.call();
    }

    private Servers.Opener opener(Direction from) {
        return new Servers.Opener() {
            @Override
            public <T extends SelectableChannel> T open(Callable<T> how) throws Exception {
                return at(from, how);
            }
        };
    }

    private static InetSocketAddress atPeer(int port) {
        return IpVersion.IPV4.socket(Direction.TO_PEER, port);
    }
}
