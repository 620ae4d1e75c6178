package bpflab.snippet;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What snippets print: {@code System.out} and {@code System.err} taken over, line by line, for the screen. This is the
 * one place besides Main that touches them, because JShell's local engine prints to the process's own streams.
 */
final class SnippetOutput {
    private final Lines out = new Lines();
    private final Lines err = new Lines();
    private volatile Consumer<String> idle = line -> { };
    private volatile Optional<Consumer<String>> sink = Optional.empty();
    private Optional<Streams> former = Optional.empty();
    private boolean given;

    /** Says where the lines go that come while no snippet runs. */
    void idle(Consumer<String> lines) {
        idle = lines;
    }

    /** Takes the streams over, until {@link #giveBack}. */
    synchronized void takeOver() {
        if (given || former.isPresent()) {
            return;
        }
        former = Optional.of(new Streams(System.out, System.err));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /**
     * Gives the streams back, for good. Whoever still holds ours (a logger does) is heard where it would be without us.
     */
    synchronized void giveBack() {
        given = true;
        former.ifPresent(streams -> {
            idle = streams.err()::println;
            System.setOut(streams.out());
            System.setErr(streams.err());
        });
    }

    private record Streams(PrintStream out, PrintStream err) {}

    /** Prints a line. */
    void print(String line) {
        sink.orElse(idle).accept(line);
    }

    /** Sends lines there from now on. */
    void to(Consumer<String> lines) {
        sink = Optional.of(lines);
    }

    /** Sends a line that was begun, then everything later to where it goes when nothing runs. */
    void finish() {
        out.sendRest();
        err.sendRest();
        sink = Optional.empty();
    }

    /** Gathers bytes to lines. */
    private final class Lines extends OutputStream {
        private byte[] bytes = new byte[256];
        private int used;

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                send();
                return;
            }
            if (used == bytes.length) {
                bytes = Arrays.copyOf(bytes, used * 2);
            }
            bytes[used++] = (byte) b;
        }

        synchronized void sendRest() {
            if (used > 0) {
                send();
            }
        }

        private void send() {
            int length = used > 0 && bytes[used - 1] == '\r' ? used - 1 : used;
            String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
            used = 0;
            print(line);
        }
    }
}
