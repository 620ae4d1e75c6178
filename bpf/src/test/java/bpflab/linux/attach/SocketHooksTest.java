package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libc;
import bpflab.linux.LinuxKernel;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import bpflab.map.BpfMap;
import com.sun.jna.Memory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Programs that run only when sockets are laid out for them: in a map, in a group, with a packet of their own. */
@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SocketHooksTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int AF_PACKET = 17;
    private static final int SOCK_RAW = 3;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ACCEPTCONN = 30;
    private static final int ADDRESS_BYTES = 28;

    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() throws Exception {
        OwnNetwork.ip("link", "set", "lo", "up");
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.object("hooks"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    private BpfMap map(String name) {
        return loaded.maps().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private long seen() {
        return ByteBuffer.wrap(map("seen").lookup(new byte[4]).orElseThrow().get(0)).order(ByteOrder.nativeOrder())
                .getLong();
    }

    private Link attach(String program, HookKind kind, String place) {
        return kernel.attach(program(loaded, program), kind.at(place, Optional.empty()), Order.ANY);
    }

    /** Has one end of a connection in the map, and a byte sent from one to the other. */
    private void say(boolean sender) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                Socket here = new Socket(LOOPBACK, server.getLocalPort());
                Socket there = server.accept()) {
            int descriptor = descriptor(sender ? here.getLocalPort() : there.getLocalPort());
            map("socks").update(new byte[4],
                    ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(descriptor).array());
            there.setSoTimeout(2000);
            here.getOutputStream().write('x');
            assertThat(there.getInputStream().read()).isEqualTo('x');
        }
    }

    private static int descriptor(int port) throws Exception {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.map(path -> Integer.parseInt(path.getFileName().toString()))
                    .filter(fd -> port(fd) == port && !listens(fd))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean listens(int fd) {
        try (Memory value = new Memory(4); Memory bytes = new Memory(4)) {
            value.clear();
            bytes.setInt(0, 4);
            return Libc.getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, value, bytes) == 0 && value.getInt(0) != 0;
        }
    }

    private static int port(int fd) {
        try (Memory address = new Memory(ADDRESS_BYTES); Memory bytes = new Memory(4)) {
            address.clear();
            bytes.setInt(0, ADDRESS_BYTES);
            return Libc.getsockname(fd, address, bytes) < 0
                    ? -1
                    : Short.toUnsignedInt(Short.reverseBytes(address.getShort(2)));
        }
    }

    @Test
    void sk_msg_runs_when_a_socket_of_the_map_sends() throws Exception {
        try (Link link = attach("on_msg", HookKind.SK_MSG, "socks")) {
            say(true);
            assertThat(seen()).as(link.toString()).isEqualTo(1);
        }
        say(true);
        assertThat(seen()).isEqualTo(1);
    }

    @Test
    void sk_skb_runs_when_a_socket_of_the_map_receives() throws Exception {
        try (Link link = attach("on_skb", HookKind.SK_SKB, "stream_verdict socks")) {
            say(false);
            assertThat(seen()).as(link.toString()).isPositive();
        }
    }

    @Test
    void reuseport_chooses_among_the_sockets_of_a_port() throws Exception {
        try (DatagramSocket one = shared(0); DatagramSocket two = shared(one.getLocalPort());
                DatagramSocket from = new DatagramSocket(0, LOOPBACK)) {
            try (Link link = attach("on_reuseport", HookKind.SK_REUSEPORT, "udp:" + one.getLocalPort())) {
                from.send(new DatagramPacket(new byte[4], 4, two.getLocalSocketAddress()));
                assertThat(seen()).as(link.toString()).isEqualTo(1);
            }
            from.send(new DatagramPacket(new byte[4], 4, two.getLocalSocketAddress()));
            assertThat(seen()).isEqualTo(1);
        }
    }

    private static DatagramSocket shared(int port) throws Exception {
        DatagramSocket socket = new DatagramSocket(null);
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(new InetSocketAddress(LOOPBACK, port));
        return socket;
    }

    /** The kernel looks for the transport header of a packet that a packet socket sends: packet_parse_headers. */
    @Test
    void the_flow_dissector_runs_on_a_packet_that_comes_without_headers_known() throws Exception {
        try (Link link = attach("on_flow", HookKind.FLOW_DISSECTOR, "/proc/thread-self/ns/net");
                Fd socket = new Fd("a packet socket", Libc.socket(AF_PACKET, SOCK_RAW, 0));
                Memory address = new Memory(20);
                Memory frame = new Memory(64)) {
            address.clear();
            address.setShort(0, (short) AF_PACKET);
            address.setInt(4, Libc.if_nametoindex("lo"));
            assertThat(Libc.bind(socket.number(), address, 20)).isZero();
            frame.clear();
            frame.setShort(12, (short) 0x0008);
            frame.setByte(14, (byte) 0x45);
            assertThat(Libc.write(socket.number(), frame, 64)).isEqualTo(64);
            assertThat(seen()).as(link.toString()).isPositive();
        }
    }
}
