package bpflab.lab;

import bpflab.packet.PacketEnds;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import bpflab.wire.FrameSocket;
import bpflab.wire.FrameSource;
import bpflab.wire.NeutralXdp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The lab network, up. Processes share it, and the last that leaves takes it down. Traffic is bounded: a packet that is
 * dropped costs about 0.4 seconds.
 */
public final class Lab implements AutoCloseable {
    /** The interface here, where programs are attached. */
    public static final String DEVICE = Network.FIRST;
    /** The interface of the second wire, which programs redirect to: one for XDP is at its other end. */
    public static final String SECOND = Network.SECOND;
    /** The port at which the peer serves a page. */
    public static final int HTTP_PORT = 80;
    /** The port at which it sends back what comes, by TCP and UDP. */
    public static final int ECHO_PORT = 7;

    private static final Path STATE = Path.of("/run/bpflab");
    private static final LabNote NOTE = new LabNote(STATE);

    private final Namespaces namespaces;
    private final Sides sides;
    private final Consumer<String> told;
    private final Network network;
    private final LabLock lock = LabLock.in(STATE);
    private boolean joined;
    private Object identity = "";
    private Servers servers;

    private Lab(Namespaces namespaces, Consumer<String> told, Consumer<String> ran) {
        this.namespaces = namespaces;
        this.sides = new Sides(namespaces);
        this.told = told;
        this.network = new Network(ran);
    }

    /**
     * What dead processes left of their lab is removed. Costs nothing when there is nothing.
     *
     * @return what was removed, for a person; empty when there was nothing
     */
    public static Optional<String> sweep() {
        Optional<Long> maker = NOTE.maker();
        return maker.isPresent() && LabLock.in(STATE).ifFree(Lab::removeLeftovers)
                ? Optional.of(ofTheDead(maker.get()))
                : Optional.empty();
    }

    /** What {@link #sweep} would remove, for a person; empty when there is nothing. */
    public static Optional<String> left() {
        return NOTE.maker().filter(pid -> LabLock.in(STATE).ifFree(() -> {})).map(Lab::ofTheDead);
    }

    private static String ofTheDead(long pid) {
        return "the lab network of process " + pid + ", which ended without taking it down";
    }

    /** Whether the other end of a lab is in that network namespace. */
    public static boolean isIn(Path namespace) {
        return namespace.equals(Network.NAMESPACE);
    }

    /** Whether a program at an interface of that network namespace is part of a lab, as {@link NeutralXdp}. */
    public static boolean owns(Path namespace, String program) {
        return isIn(namespace) && program.equals(NeutralXdp.NAME) && NOTE.maker().isPresent();
    }

    /**
     * Builds namespace {@code bpflab-peer}, veth {@code lab0}/{@code peer0}, and the peer's servers; joins the lab that
     * another process uses.
     *
     * @param told what happened to it later, for a person: that it was gone and had to be made anew
     * @param ran the commands that made it, and that take it down, as they are typed in a shell
     * @throws bpflab.trouble.TroubleException no right, names taken by something that is not ours
     */
    public static Lab up(Namespaces namespaces, Consumer<String> told, Consumer<String> ran) {
        Lab lab = new Lab(namespaces, told, ran);
        lab.ensure();
        return lab;
    }

    /** The same, to be used: where somebody took it away it is made anew, and that is told. */
    public Lab ready() {
        ensure();
        return this;
    }

    /** How it stands. */
    public synchronized Status status() {
        List<String> serving = servers == null ? List.of() : servers.open().stream().sorted().toList();
        return new Status(Network.isThere(), NOTE.maker().orElse(0L), lock.others(), serving);
    }

    /** Echo requests, 50 ms apart. Ctrl-C interrupts them: ping is ended. */
    public PingResult ping(Direction direction, IpVersion version, int count) throws InterruptedException {
        List<String> asked = List.of(version.option(), version.target(direction));
        return talk(() -> Ping.run(how -> sides.at(direction, how), asked, count));
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
            return sides.at(direction, () -> new Client(target, servers).tcp(times));
        });
    }

    /** UDP datagrams, all at once; the port echoes while the lab is up. Ctrl-C interrupts them. */
    public UdpResult udp(Direction direction, IpVersion version, int port, int count)
            throws InterruptedException {
        InetSocketAddress target = version.socket(direction, port);
        return talk(() -> {
            servers.udp(opener(direction.back()), target);
            return sides.at(direction, () -> new Client(target, servers).udp(count));
        });
    }

    /** An HTTP request. Ctrl-C interrupts it. */
    public HttpResult http(Direction direction, IpVersion version, int port, String path)
            throws InterruptedException {
        InetSocketAddress target = version.socket(direction, port);
        return talk(() -> {
            servers.tcp(opener(direction.back()), target);
            return sides.at(direction, () -> new Client(target, servers).http(path));
        });
    }

    /** Between whom a packet goes that starts at that side, with the hardware addresses of its interfaces. */
    public PacketEnds ends(Direction direction) throws InterruptedException {
        return talk(() -> new Wire(sides).ends(direction));
    }

    /**
     * Frames, as they are, and what became of them. Ctrl-C ends it, and what was sent by then is told.
     *
     * @param socket one more place where they can turn up; it is closed
     * @throws InterruptedException Ctrl-C before it began
     */
    public Sent send(Direction direction, Sends asked, Optional<? extends FrameSource> socket)
            throws InterruptedException {
        return talk(() -> new Wire(sides).send(direction, asked, socket));
    }

    /**
     * Begins to take the frames of the interface at that end.
     *
     * @param most after so many it is over
     * @throws InterruptedException Ctrl-C before it began
     */
    public Capture capture(Direction end, Capture.Taker taker, long most) throws InterruptedException {
        return talk(() -> new Capture(sides.at(end, () -> FrameSocket.open(end.device())), taker, most));
    }

    /** Makes this side ask again who the peer is (ARP), as at the very first packet. */
    public void forgetNeighbours() {
        network.forgetNeighbours();
    }

    /** What leaving it does, in words: {@code taken down}, {@code left to process 812}. */
    public String farewell() {
        List<Long> others = lock.others();
        return others.isEmpty() ? "taken down" : "left to process " + others.get(0);
    }

    /** As {@link #leave}. A second call does nothing. */
    @Override
    public void close() {
        leave();
    }

    /** Leaves it, and answers whether all of it was taken down: not while another process uses it. */
    public synchronized boolean leave() {
        if (servers != null) {
            servers.close();
            servers = null;
        }
        if (!joined) {
            return false;
        }
        joined = false;
        return lock.leave(() -> {
            network.remove();
            NOTE.clear();
        });
    }

    /** Makes the lab, or joins the one that is there. A lab that is gone is made again, and that is told. */
    private synchronized void ensure() {
        boolean gone = joined && !identity.equals(Network.identity());
        try {
            if (gone) {
                servers.close();
                lock.change(() -> make(false));
            } else if (!joined) {
                lock.join(this::make);
                joined = true;
            }
            if (gone || servers == null) {
                servers = new Servers();
                identity = Network.identity();
            }
            serveDefaults();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        if (gone) {
            told.accept("the lab network was gone and has been made anew: nothing is attached to lab0 any longer");
        }
    }

    /** What is not ours is found before anything is noted as ours, so that no failure ever takes it down. */
    private void make(boolean free) {
        if (free || !Network.isThere()) {
            removeLeftovers();
        }
        if (NOTE.maker().isPresent()) {
            return;
        }
        Network.refuseTakenNames();
        NOTE.write();
        try {
            network.make(namespaces);
        } catch (RuntimeException e) {
            NOTE.clear();
            throw e;
        }
    }

    private static void removeLeftovers() {
        if (NOTE.maker().isPresent()) {
            new Network(ran -> {}).remove();
            NOTE.clear();
        }
    }

    private void serveDefaults() {
        try {
            servers.usual(opener(Direction.FROM_PEER), Lab::atPeer);
        } catch (TroubleException e) {
            throw e;
        } catch (Exception e) {
            throw Trouble.machine(
                    "cannot start the servers of the lab", String.valueOf(e.getMessage()), ":lab down\n:lab up")
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

    private Servers.Opener opener(Direction from) {
        return new Servers.Opener() {
            @Override
            public <T extends SelectableChannel> T open(Callable<T> how) throws Exception {
                return sides.at(from, how);
            }
        };
    }

    private static InetSocketAddress atPeer(int port) {
        return IpVersion.IPV4.socket(Direction.TO_PEER, port);
    }
}
