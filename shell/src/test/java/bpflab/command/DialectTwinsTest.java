package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.CgroupRoot;
import bpflab.map.BpfMap;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program as its tutorial published it does what the same one does in today's C, written by hand: each case is a file
 * with what is typed and sent, the old text, and the new one; both are attached to the same place and see the same
 * traffic, and their maps then hold the same bytes.
 */
@NeedsKernel
class DialectTwinsTest {
    private static final Path CASES = Path.of("src/test/resources/bpflab/command/twins");

    @TempDir
    static Path folder;

    private static Desk desk;

    @BeforeAll
    static void sitDown() throws Exception {
        desk = Desk.in(folder);
        JavaApi.use(desk.bench());
        assertThat(desk.type(":lab up")).contains("lab0");
    }

    @AfterEach
    void detach() throws Exception {
        if (!desk.bench().links().isEmpty()) {
            desk.type(":detach all");
        }
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("both texts count the same")
    void both_texts_count_the_same(Path file) throws Exception {
        String[] parts = Files.readString(file).split("(?m)^-- .*\n");
        assertThat(parts).hasSize(3);
        List<String> steps = parts[0].lines().filter(line -> !line.isBlank()).toList();
        Map<String, String> published = counted(steps, parts[1], true);
        Map<String, String> today = counted(steps, parts[2], false);
        assertThat(published).isEqualTo(today);
        assertThat(today).isNotEmpty();
    }

    /** What the maps hold when all steps were made. */
    private Map<String, String> counted(List<String> steps, String text, boolean old) throws Exception {
        desk.file("twin.c", text.replace("OURPID", "" + ProcessHandle.current().pid()));
        String loaded = desk.type(":load twin.c");
        assertThat(desk.last().ok()).as(loaded + "\n" + desk.type(":translate twin.c")).isTrue();
        assertThat(loaded.contains("dialect    ")).as(loaded).isEqualTo(old);
        Map<String, String> seen = new TreeMap<>();
        for (String step : steps) {
            String[] words = step.split(" ");
            switch (words[0]) {
                case "udp" -> udp(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
                case "tcp" -> tcp(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "open" -> open(words[1], Integer.parseInt(words[2]));
                case "compare" -> compare(words[1], seen);
                case "answer" -> seen.put(step, typed(step.substring(7)));
                default -> typed(step);
            }
        }
        desk.type(":detach all");
        return seen;
    }

    private static String typed(String line) throws InterruptedException {
        String shown = desk.type(line.replace("CGROUP", "" + CgroupRoot.path()));
        assertThat(desk.last().ok()).as(line + "\n" + shown).isTrue();
        return shown;
    }

    /** {@code compare MAP}: its form and all that is in it, which is not nothing. */
    private static void compare(String name, Map<String, String> seen) {
        BpfMap map = desk.bench().map(name);
        Map<String, String> entries = new TreeMap<>();
        map.entries().forEachRemaining(entry -> entries.put(HexFormat.of().formatHex(entry.key()), value(entry)));
        entries.values().removeIf(value -> value.matches("0*"));
        assertThat(entries).as(name).isNotEmpty();
        seen.put(name, map.info().form() + " " + entries);
    }

    /** Its bytes; of a per-CPU map the sum, since a packet comes to the one CPU or the other. */
    private static String value(BpfMap.Entry entry) {
        long sum = entry.values().stream()
                .mapToLong(copy -> ByteBuffer.wrap(Arrays.copyOf(copy, 8)).order(ByteOrder.nativeOrder()).getLong())
                .sum();
        return entry.values().size() > 1 ? Long.toHexString(sum) : HexFormat.of().formatHex(entry.values().get(0));
    }

    private static void udp(int port, int times, int length) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < times; i++) {
                socket.send(new DatagramPacket(new byte[length], length, InetAddress.getByName("127.0.0.1"), port));
            }
        }
    }

    private static void tcp(int port, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (ServerSocket server = new ServerSocket(port, 5, InetAddress.getByName("127.0.0.1"));
                    Socket client = new Socket("127.0.0.1", port); Socket accepted = server.accept()) {
                client.getOutputStream().write(new byte[100]);
                assertThat(accepted.getInputStream().readNBytes(100)).hasSize(100);
            }
        }
    }

    private static void open(String file, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            assertThat(Files.readAllBytes(Path.of(file))).isNotNull();
        }
    }
}
