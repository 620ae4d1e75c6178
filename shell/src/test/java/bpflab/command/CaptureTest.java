package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.kernel.NeedsKernel;
import bpflab.machine.Machine;
import bpflab.view.terminal.Recording;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code :lab capture}: files that others open, and {@code :run --pcap} reads back. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaptureTest {
    @TempDir
    static Path folder;

    private static Desk desk;

    @BeforeAll
    static void sitDown() throws Exception {
        desk = Desk.in(folder);
        desk.file("drop.c", new String(CaptureTest.class.getResourceAsStream("drop.c").readAllBytes()));
        desk.type(":load drop.c");
        desk.type(":lab ping");
    }

    @AfterAll
    static void leave() {
        desk.close();
    }

    @Test
    void what_a_line_sends_is_captured_and_run_again() throws Exception {
        assertThat(desk.type(":lab capture ping.pcap :lab ping"))
                .contains("3 sent, 3 received").contains("captured   6 packets of lab0 in ping.pcap");
        assertThat(desk.type(":run drop_all --pcap ping.pcap"))
                .contains("10.11.0.1 > 10.11.0.2 icmp echo, 56 bytes").contains("6 packets: 6 XDP_DROP");
        assertThat(desk.type(":lab capture ping.pcap ':lab udp --count 5'"))
                .contains("5 sent, 5 echoed").contains("captured   10 packets");
        assertThat(desk.type(":lab send --pcap ping.pcap --from here")).contains("arrived at peer0");
    }

    @Test
    void tshark_opens_it_and_finds_nothing_wrong() throws Exception {
        assumeTrue(Machine.here().tools().has("tshark"), "this machine has no tshark (package tshark)");
        desk.type(":lab capture all.pcap --from peer ':lab send --packet \"vlan 7 udp :53\" --packet \"ipv6 tcp\"'");
        Path file = desk.bench().folder().newFile("all.pcap");
        File said = folder.resolve("said").toFile();
        Process tshark = new ProcessBuilder("tshark", "-n", "-r", file.toString(), "-T", "fields",
                "-e", "frame.protocols", "-e", "udp.dstport", "-e", "tcp.dstport", "-e", "vlan.id")
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        assertThat(tshark.waitFor()).as(Files.readString(said.toPath())).isZero();
        List<String> lines = Files.readAllLines(said.toPath(), StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.matches("eth:ethertype:vlan:ethertype:ip:udp.*\t53\t\t7"))
                .anyMatch(line -> line.matches("eth:ethertype:ipv6:tcp\t\t80\t"));
    }

    @Test
    void it_ends_after_a_time_or_so_many_packets() throws Exception {
        assertThat(desk.type(":lab capture some.pcap --for 30ms")).contains("captured   0 packets");
        assertThat(desk.type(":run drop_all --pcap some.pcap")).contains("there is no packet in the file");
        assertThat(desk.type(":lab capture some.pcap --count 2 :lab ping")).contains("captured   2 packets");
    }

    @Test
    void one_that_only_ctrl_c_ends_says_so_at_once_and_is_nothing_for_a_script() throws Exception {
        assertThat(desk.type(":lab capture x.pcap")).contains("would never end");
        desk.bench().interactWith(new NobodyAsked());
        Recording seen = Recording.unseen();
        Answer answer = desk.interpreter().run(":lab capture open.pcap", view -> {
            seen.show(view);
            Thread.currentThread().interrupt(); // Ctrl-C, once it waits
        });
        assertThat(seen.lines()).containsExactly("waiting for packets of lab0; Ctrl-C ends");
        assertThat(answer.ok()).isTrue();
    }

    /** A slip of the finger must not cost the capture that is there. */
    @Test
    void a_line_that_is_not_understood_leaves_an_earlier_capture_and_makes_no_file() throws Exception {
        desk.type(":lab capture kept.pcap --count 2 :lab ping");
        assertThat(desk.type(":lab capture kept.pcap :lab pnig")).contains("did you mean ping?");
        assertThat(desk.type(":run drop_all --pcap kept.pcap")).contains("2 packets");
        desk.type(":lab capture fresh.pcap :lab pnig");
        assertThat(desk.bench().file("fresh.pcap")).doesNotExist();
        assertThat(desk.type(":lab capture /nowhere/x.pcap :lab ping")).contains("cannot write");
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        desk.file("notes.txt", "not a capture\n");
        assertThat(desk.type(":lab capture notes.txt :lab ping")).contains("is no capture file");
        Path others = desk.bench().folder().newFile("others.pcapng");
        Files.write(others, HexFormat.of().parseHex("0a0d0d0a1c0000004d3c2b1a01000000ffffffffffffffff1c000000"));
        assertThat(desk.type(":lab capture others.pcapng :lab ping")).as("what others captured stays")
                .contains("of another format than :lab capture writes");
        assertThat(others).hasSize(28);
        assertThat(desk.type(":lab capture")).contains(":lab capture needs a file");
        assertThat(desk.type(":lab capture nowhere/x.pcap :lab ping")).contains("its folder is not there");
        assertThat(desk.type(":lab capture x.pcap --rate 5 :lab ping")).contains("--rate is for :lab send");
        assertThat(desk.type(":lab capture x.pcap :lod y.c")).contains("did you mean");
    }
}
