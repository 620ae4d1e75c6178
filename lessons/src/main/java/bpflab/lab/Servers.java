package bpflab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;

/**
 * Everything that answers in the lab, on one thread. A socket stays in the namespace it was opened in, whichever thread
 * serves it.
 */
final class Servers implements AutoCloseable, Client.Answerer {
    private static final List<Integer> HTTP_PORTS = List.of(Lab.HTTP_PORT, 8080);

    /** Opens a socket where it belongs: here or in the peer. */
    interface Opener {
        <T extends SelectableChannel> T open(Callable<T> how) throws Exception;
    }

    private final Selector selector;
    private final Thread thread;
    private final Set<String> open = new TreeSet<>();
    private final Object rounds = new Object();
    private long begun;
    private long lastIdle;
    private boolean ended;

    Servers() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, "bpflab-lab");
        thread.setDaemon(true);
        thread.start();
    }

    /** What is served, as {@code tcp 80}. */
    synchronized Set<String> open() {
        return Set.copyOf(open);
    }

    /** Serves what each lab has from the beginning on: pages, and an echo by TCP and UDP. */
    void usual(Opener opener, IntFunction<InetSocketAddress> at) throws Exception {
        for (int port : HTTP_PORTS) {
            tcp(opener, at.apply(port));
        }
        tcp(opener, at.apply(Lab.ECHO_PORT));
        udp(opener, at.apply(Lab.ECHO_PORT));
    }

    /** Serves a TCP port: HTTP on 80 and 8080, echo elsewhere. A port that somebody serves already is left to him. */
    void tcp(Opener opener, InetSocketAddress address) throws Exception {
        add("tcp " + address, () -> {
            ServerSocketChannel channel = opener.open(() -> bind(
                    ServerSocketChannel.open(IpVersion.family(address)), address));
            boolean http = HTTP_PORTS.contains(address.getPort());
            return register(channel, SelectionKey.OP_ACCEPT, key -> Conversation.accept(selector, channel, http));
        });
    }

    /** Echoes a UDP port. */
    void udp(Opener opener, InetSocketAddress address) throws Exception {
        add("udp " + address, () -> {
            DatagramChannel channel = opener.open(() -> bind(DatagramChannel.open(IpVersion.family(address)), address));
            return register(channel, SelectionKey.OP_READ, key -> Conversation.echo(channel));
        });
    }

    /** Returns once a round that began after this call found nothing to do, or the servers are closed. */
    @Override
    public void catchUp() throws InterruptedException {
        synchronized (rounds) {
            for (long before = begun; lastIdle <= before && !ended; ) {
                selector.wakeup();
                rounds.wait();
            }
        }
    }

    /** Ends the thread and closes every socket. */
    @Override
    public void close() {
        for (SelectionKey key : Set.copyOf(selector.keys())) {
            shut(key.channel());
        }
        try {
            selector.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(String name, Callable<?> how) throws Exception {
        if (open.contains(name)) {
            return;
        }
        try {
            how.call();
            open.add(name);
        } catch (BindException e) {
            // Served already, by a process that shares the lab, or by a server of the student's own: until it ends.
        }
    }

    private static ServerSocketChannel bind(ServerSocketChannel channel, InetSocketAddress address) throws IOException {
        try {
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static DatagramChannel bind(DatagramChannel channel, InetSocketAddress address) throws IOException {
        try {
            return channel.bind(address);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private SelectionKey register(SelectableChannel channel, int interest, Conversation.Turn turn) throws IOException {
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, interest, turn);
        selector.wakeup();
        return key;
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                long round = begin();
                end(round, selector.select(Servers::turn) == 0);
            }
        } catch (ClosedSelectorException e) {
            // close() was called.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            synchronized (rounds) {
                ended = true;
                rounds.notifyAll();
            }
        }
    }

    private long begin() {
        synchronized (rounds) {
            return ++begun;
        }
    }

    private void end(long round, boolean idle) {
        synchronized (rounds) {
            lastIdle = idle ? round : lastIdle;
            rounds.notifyAll();
        }
    }

    /** One bad conversation ends alone. */
    private static void turn(SelectionKey key) {
        try {
            ((Conversation.Turn) key.attachment()).take(key);
        } catch (IOException | RuntimeException e) {
            shut(key.channel());
        }
    }

    private static void shut(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
