package bpflab.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What the lab's servers say. Messages are short, so that a write that does not fit the socket's buffer is not worth
 * waiting for.
 */
final class Conversation {
    private static final int BUFFER_BYTES = 4096;
    private static final String BODY = "hello from the lab\n";
    private static final byte[] PAGE =
            ("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + BODY.length()
                    + "\r\nConnection: close\r\n\r\n" + BODY).getBytes(StandardCharsets.US_ASCII);

    /** What to do when a socket is ready. */
    interface Turn {
        void take(SelectionKey key) throws IOException;
    }

    private Conversation() {}

    /** Takes a new connection. */
    static void accept(Selector selector, ServerSocketChannel server, boolean http) throws IOException {
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        client.configureBlocking(false);
        StringBuilder request = new StringBuilder();
        Turn turn = key -> {
            if (http) {
                serve(client, request);
            } else {
                echo(client);
            }
        };
        client.register(selector, SelectionKey.OP_READ, turn);
    }

    /** Sends a datagram back. */
    static void echo(DatagramChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        SocketAddress from = channel.receive(buffer);
        if (from != null) {
            channel.send(buffer.flip(), from);
        }
    }

    private static void echo(SocketChannel client) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        if (client.read(buffer) < 0) {
            client.close();
        } else {
            client.write(buffer.flip());
        }
    }

    /** Answers any request the same way, once its head has ended: RFC 9112 section 2.1. */
    private static void serve(SocketChannel client, StringBuilder request) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        int count = client.read(buffer);
        request.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
        boolean ended = request.indexOf("\r\n\r\n") >= 0 || request.indexOf("\n\n") >= 0;
        if (ended) {
            client.write(ByteBuffer.wrap(PAGE));
        }
        if (ended || count < 0 || request.length() > BUFFER_BYTES) {
            client.close();
        }
    }
}
