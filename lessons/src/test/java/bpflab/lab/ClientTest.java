package bpflab.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectableChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** On a machine that is too busy for the answering thread, a late answer is an answer. */
class ClientTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @Test
    void a_page_that_is_written_late_is_read() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Client client = new Client((InetSocketAddress) server.getLocalSocketAddress(), () -> answer(server));

            HttpResult page = client.http("/");

            assertThat(page.reply()).isEqualTo(Reply.ANSWERED);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).isEqualTo("late");
        }
    }

    @Test
    void datagrams_that_are_echoed_late_are_counted() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, HERE)) {
            Client client = new Client((InetSocketAddress) server.getLocalSocketAddress(), () -> echo(server, 3));

            assertThat(client.udp(3).received()).isEqualTo(3);
        }
    }

    @Test
    void silence_of_an_idle_answerer_is_no_answer() throws Exception {
        List<String> asked = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            Client client =
                    new Client((InetSocketAddress) server.getLocalSocketAddress(), () -> asked.add("caught up"));

            assertThat(client.http("/").reply()).isEqualTo(Reply.NO_ANSWER);
            assertThat(asked).containsExactly("caught up");
        }
    }

    @Test
    void servers_have_caught_up_when_what_came_is_answered() throws Exception {
        try (DatagramSocket client = new DatagramSocket(0, HERE); Servers servers = new Servers()) {
            InetSocketAddress address = new InetSocketAddress(HERE, free());
            servers.udp(new Plain(), address);
            for (int i = 0; i < 100; i++) {
                client.send(new DatagramPacket(new byte[] {(byte) i}, 1, address));
            }
            servers.catchUp();

            client.setSoTimeout(10_000);
            DatagramPacket echo = new DatagramPacket(new byte[1], 1);
            for (int i = 0; i < 100; i++) {
                client.receive(echo);
                assertThat(echo.getData()[0]).isEqualTo((byte) i);
            }
        }
    }

    @Test
    void nobody_waits_for_servers_that_are_closed() throws Exception {
        Servers servers = new Servers();
        servers.close();

        assertThatCode(servers::catchUp).doesNotThrowAnyException();
    }

    private static int free() throws Exception {
        try (DatagramSocket any = new DatagramSocket(0, HERE)) {
            return any.getLocalPort();
        }
    }

    private static final class Plain implements Servers.Opener {
        @Override
        public <T extends SelectableChannel> T open(Callable<T> how)
                throws Exception {
            return how.call();
        }
    }

    private static void answer(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write("HTTP/1.0 200 OK\r\n\r\nlate".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(DatagramSocket server, int count) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[64], 64);
            for (int i = 0; i < count; i++) {
                server.receive(packet);
                server.send(packet);
                packet.setLength(64);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
