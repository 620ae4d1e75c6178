package bpflab.lab;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The side that asks. Channels, not plain sockets: their blocking calls end at once when the thread is interrupted. */
final class Client {
    /** Longer than it takes to find that ARP gets no answer (three times 100 ms), so that this is what is said then. */
    private static final int TIMEOUT_MS = 400;
    /** How long an answer takes that was sent already. */
    private static final int LAST_MS = 100;
    private static final int BUFFER_BYTES = 4096;

    /** The side that answers, as this one sees it. */
    interface Answerer {
        /** Returns once all that had arrived there is answered. */
        void catchUp() throws InterruptedException;
    }

    private interface Reading {
        int read() throws IOException;
    }

    private interface Deadline {
        void set(int milliseconds) throws IOException;
    }

    private final InetSocketAddress target;
    private final Answerer answerer;

    Client(InetSocketAddress target, Answerer answerer) {
        this.target = target;
        this.answerer = answerer;
    }

    /** Connects and hangs up, some times. */
    TcpResult tcp(int times) throws IOException, InterruptedException {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            replies.add(connect());
        }
        return new TcpResult(replies);
    }

    /** Sends datagrams and gathers their echoes until all are there or nothing came for a while. */
    UdpResult udp(int count) throws IOException, InterruptedException {
        long[] sentAt = new long[count];
        Duration[] times = new Duration[count];
        try (DatagramChannel channel = DatagramChannel.open(IpVersion.family(target))) {
            DatagramSocket socket = channel.socket();
            socket.connect(target);
            socket.setSoTimeout(TIMEOUT_MS);
            for (int i = 0; i < count; i++) {
                byte[] text = ("bpflab " + i).getBytes(StandardCharsets.US_ASCII);
                sentAt[i] = System.nanoTime();
                socket.send(new DatagramPacket(text, text.length));
            }
            gather(socket, sentAt, times);
        } catch (PortUnreachableException | SocketTimeoutException e) {
            // Those that are missing are missing.
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        }
        return new UdpResult(count, Arrays.stream(times).filter(Objects::nonNull).toList());
    }

    /** Asks for a page. */
    HttpResult http(String path) throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder();
        Reply reply = Reply.NO_ANSWER;
        try (SocketChannel channel = SocketChannel.open(IpVersion.family(target))) {
            Socket socket = open(channel);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: " + target.getHostString() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[BUFFER_BYTES];
            Reading reading = () -> socket.getInputStream().read(buffer);
            for (int n = read(reading, socket::setSoTimeout); n >= 0; n = read(reading, socket::setSoTimeout)) {
                page.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
            reply = status(page) == 0 ? Reply.NO_ANSWER : Reply.ANSWERED;
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            reply = meaning(e);
        }
        int head = page.indexOf("\r\n\r\n");
        return new HttpResult(reply, status(page), head < 0 ? "" : page.substring(head + 4));
    }

    private Reply connect() throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open(IpVersion.family(target))) {
            open(channel);
            return Reply.ANSWERED;
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            return meaning(e);
        }
    }

    /**
     * Linger 0: hanging up sends one reset and is over, where an orderly end would be sent again and again through a
     * program that drops it.
     */
    private Socket open(SocketChannel channel) throws IOException {
        Socket socket = channel.socket();
        socket.setSoLinger(true, 0);
        socket.connect(target, TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    private static Reply meaning(IOException e) throws IOException {
        if (e instanceof SocketTimeoutException) {
            return Reply.NO_ANSWER;
        }
        if (e instanceof NoRouteToHostException) {
            return Reply.NO_NEIGHBOUR;
        }
        if (e instanceof ConnectException || "Connection reset".equals(e.getMessage())) {
            return Reply.REFUSED;
        }
        throw e;
    }

    /** A machine may be too busy for the answerer's thread: what did not come in time was lost only if that is idle. */
    private int read(Reading reading, Deadline deadline) throws IOException, InterruptedException {
        try {
            return reading.read();
        } catch (SocketTimeoutException e) {
            answerer.catchUp();
            deadline.set(LAST_MS);
            int count = reading.read();
            deadline.set(TIMEOUT_MS);
            return count;
        }
    }

    private void gather(DatagramSocket socket, long[] sentAt, Duration[] times)
            throws IOException, InterruptedException {
        DatagramPacket echo = new DatagramPacket(new byte[BUFFER_BYTES], BUFFER_BYTES);
        for (int missing = sentAt.length; missing > 0; ) {
            read(() -> {
                socket.receive(echo);
                return echo.getLength();
            }, socket::setSoTimeout);
            String text = new String(echo.getData(), 0, echo.getLength(), StandardCharsets.US_ASCII);
            int number = text.matches("bpflab \\d{1,6}") ? Integer.parseInt(text.substring(7)) : sentAt.length;
            if (number < sentAt.length && times[number] == null) {
                times[number] = Duration.ofNanos(System.nanoTime() - sentAt[number]);
                missing--;
            }
        }
    }

    private static int status(CharSequence page) {
        String first = page.toString().lines().findFirst().orElse("");
        return first.matches("HTTP/1\\.[01] \\d{3}.*") ? Integer.parseInt(first.substring(9, 12)) : 0;
    }

    /**
     * The channel was closed by an interrupt, which stays set: a caller that is told by exception must not be told
     * twice.
     */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException();
    }
}
