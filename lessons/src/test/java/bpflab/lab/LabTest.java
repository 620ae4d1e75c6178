package bpflab.lab;

import static bpflab.lab.Direction.FROM_PEER;
import static bpflab.lab.Direction.TO_PEER;
import static bpflab.lab.IpVersion.IPV4;
import static bpflab.lab.IpVersion.IPV6;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import bpflab.linux.NetworkNamespace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LabTest {
    private static Lab lab;

    @BeforeAll
    static void up() {
        Lab.sweep();
        lab = Lab.up(NetworkNamespace::call, told -> {}, ran -> {});
    }

    @AfterAll
    static void down() {
        lab.close();
        assertThat(Path.of("/sys/class/net/lab0")).doesNotExist();
        assertThat(Network.NAMESPACE).doesNotExist();
    }

    @Test
    void the_kernel_reports_no_multicast_groups_while_somebody_counts_packets() throws IOException {
        // Such a file gives its number to the first read only, and Files.readString reads a byte first.
        try (InputStream file = Files.newInputStream(
                Path.of("/proc/sys/net/ipv6/conf/lab0/mldv2_unsolicited_report_interval"))) {
            long milliseconds = Long.parseLong(new String(file.readNBytes(20), StandardCharsets.US_ASCII).strip());

            assertThat(TimeUnit.MILLISECONDS.toDays(milliseconds)).as("one report within so many days")
                    .isGreaterThan(7);
        }
    }

    @Test
    void pings_both_ways_and_by_IPv6() throws InterruptedException {
        assertThat(lab.ping(TO_PEER, IPV4, 3).received()).isEqualTo(3);
        assertThat(lab.ping(FROM_PEER, IPV4, 2).received()).isEqualTo(2);
        assertThat(lab.ping(TO_PEER, IPV6, 2).received()).isEqualTo(2);
    }

    @Test
    void connects_to_any_port_both_ways() throws InterruptedException {
        assertThat(lab.tcp(TO_PEER, IPV4, 80, 3).count(Reply.ANSWERED)).isEqualTo(3);
        assertThat(lab.tcp(TO_PEER, IPV4, 4711, 1).replies()).containsExactly(Reply.ANSWERED);
        assertThat(lab.tcp(FROM_PEER, IPV4, 4712, 1).replies()).containsExactly(Reply.ANSWERED);
        assertThat(lab.tcp(TO_PEER, IPV6, 4713, 1).replies()).containsExactly(Reply.ANSWERED);
    }

    @Test
    void echoes_datagrams_both_ways() throws InterruptedException {
        assertThat(lab.udp(TO_PEER, IPV4, 5005, 20).received()).isEqualTo(20);
        assertThat(lab.udp(FROM_PEER, IPV4, 5006, 3).received()).isEqualTo(3);
    }

    @Test
    void serves_a_page() throws InterruptedException {
        HttpResult page = lab.http(TO_PEER, IPV4, 8080, "/");

        assertThat(page.reply()).isEqualTo(Reply.ANSWERED);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("hello from the lab\n");
    }

    @Test
    void gives_up_quickly_when_the_peer_drops_everything() throws Exception {
        peer("route add blackhole 10.11.0.1");
        long start = System.nanoTime();
        try {
            lab.forgetNeighbours();
            assertThat(lab.ping(TO_PEER, IPV4, 3).received()).isZero();
            assertThat(lab.tcp(TO_PEER, IPV4, 80, 1).count(Reply.ANSWERED)).isZero();
            assertThat(lab.udp(TO_PEER, IPV4, 7, 3).received()).isZero();
            assertThat(lab.http(TO_PEER, IPV4, 80, "/").status()).isZero();
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .as("seconds, with ARP asked for thrice")
                    .isLessThan(20);
        } finally {
            peer("route delete blackhole 10.11.0.1");
        }
        assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
    }

    @Test
    void tells_a_reset_from_silence() throws Exception {
        try (Servers nobody = new Servers()) {
            assertThat(nobody.open()).isEmpty();
            TcpResult closed = new Client(new InetSocketAddress("10.11.0.2", 9), nobody).tcp(1);

            assertThat(closed.replies()).containsExactly(Reply.REFUSED);
        }
    }

    @Test
    void ends_at_once_when_interrupted() throws Exception {
        Thread.currentThread().interrupt();

        Assertions.assertThrows(InterruptedException.class, () -> lab.ping(TO_PEER, IPV4, 90));
        Thread.currentThread().interrupt();
        Assertions.assertThrows(InterruptedException.class, () -> lab.tcp(TO_PEER, IPV4, 80, 50));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void is_shared_by_a_second_one_in_the_same_process_which_does_not_take_it_down() throws InterruptedException {
        try (Lab second = Lab.up(NetworkNamespace::call, told -> {}, ran -> {})) {
            assertThat(second.status().maker()).isEqualTo(ProcessHandle.current().pid());
            assertThat(second.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
            assertThat(second.tcp(TO_PEER, IPV4, 4800, 1).replies()).containsExactly(Reply.ANSWERED);
        }
        assertThat(lab.ping(TO_PEER, IPV4, 1).received()).isEqualTo(1);
    }

    @Test
    void says_how_it_stands() {
        Status status = lab.status();

        assertThat(status.up()).isTrue();
        assertThat(status.maker()).isEqualTo(ProcessHandle.current().pid());
        assertThat(status.sharedWith()).isEmpty();
        assertThat(status.serving()).contains("tcp /10.11.0.2:80", "udp /10.11.0.2:7");
    }

    @Test
    void sweeps_nothing_of_a_living_owner() {
        assertThat(Lab.sweep()).isEmpty();
        assertThat(Network.isThere()).isTrue();
    }

    private static void peer(String command) throws IOException, InterruptedException {
        Process ip = new ProcessBuilder("ip", "-n", Network.PEER, "-batch", "-")
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (var in = ip.getOutputStream()) {
            in.write((command + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(ip.waitFor()).isZero();
        assertThat(Files.exists(Network.NAMESPACE)).isTrue();
    }
}
