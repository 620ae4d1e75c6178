package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PcapTest {
    private static final byte[] UDP = Packet.build("udp :53");
    private static final Instant NOON = Instant.ofEpochSecond(1_700_000_000, 123_456_789);

    @Test
    void what_was_written_is_read_again_to_the_nanosecond() throws IOException {
        PcapReader reader = open(written(UDP, Packet.build("arp")));
        assertThat(reader.next().bytes()).isEqualTo(UDP);
        PcapReader.Captured second = reader.next();
        assertThat(second.bytes()).isEqualTo(Packet.build("arp"));
        assertThat(second.at()).isEqualTo(NOON);
        assertThat(reader.hasNext()).isFalse();
        assertThat(reader.damage()).isEmpty();
    }

    @Test
    void both_byte_orders_and_microseconds_are_read() {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer file = ByteBuffer.allocate(24 + 16 + UDP.length).order(order);
            file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(1);
            file.putInt(1_700_000_000).putInt(123_456).putInt(UDP.length).putInt(1500).put(UDP);
            PcapReader.Captured read = open(file.array()).next();
            assertThat(read.bytes()).isEqualTo(UDP);
            assertThat(read.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 123_456_000));
            assertThat(read.wireBytes()).isEqualTo(1500);
        }
    }

    @Test
    void a_file_that_ends_too_soon_gives_what_is_whole_and_tells_the_place() throws IOException {
        byte[] file = written(UDP, UDP);
        PcapReader inFrame = open(Arrays.copyOf(file, file.length - 1));
        assertThat(all(inFrame)).hasSize(1);
        assertThat(inFrame.damage()).contains("test.pcap, frame 2 at byte " + (24 + 16 + UDP.length)
                + ": the file ends after " + (UDP.length - 1) + " of its " + UDP.length + " bytes");
        PcapReader inHeader = open(Arrays.copyOf(file, 24 + 16 + UDP.length + 3));
        assertThat(all(inHeader)).hasSize(1);
        assertThat(inHeader.damage()).hasValueSatisfying(said ->
                assertThat(said).contains("in its header, after 3 of 16 bytes"));
    }

    @Test
    void garbage_among_frames_tells_the_place() throws IOException {
        byte[] file = written(UDP, UDP);
        Arrays.fill(file, 24 + 16 + UDP.length, file.length, (byte) 0xff);
        PcapReader reader = open(file);
        assertThat(all(reader)).hasSize(1);
        assertThat(reader.damage()).hasValueSatisfying(said -> assertThat(said)
                .contains("frame 2 at byte " + (24 + 16 + UDP.length))
                .contains("it says that it has 4294967295 bytes"));
    }

    @Test
    void what_is_no_such_file_is_told_in_words() throws IOException {
        assertTrouble(new byte[0], "it is empty");
        assertTrouble("hello, world, this is text".getBytes(), "with 68:65:6c:6c");
        assertTrouble(Arrays.copyOf(written(UDP), 20), "ends after 20 of the 24 bytes");
        byte[] wireless = written(UDP);
        wireless[20] = 127;
        assertTrouble(wireless, "link type 127");
        assertTrouble(new byte[] {0x1f, (byte) 0x8b, 1}, "it cannot be read");
    }

    @Test
    void frames_without_an_ethernet_header_are_given_one_and_it_is_told() throws IOException {
        byte[] packet = Arrays.copyOfRange(UDP, 14, UDP.length);
        byte[] packet6 = Arrays.copyOfRange(Packet.build("ipv6 udp :53"), 14, 74);
        assertCooked(101, packet, UDP);
        assertCooked(12, packet6, Packet.build("ipv6 udp :53"));
        assertCooked(0, joined(new byte[] {2, 0, 0, 0}, packet), UDP);
        assertCooked(0, joined(new byte[] {30, 0, 0, 0}, packet6), Packet.build("ipv6 udp :53"));
        byte[] cooked = new byte[16];
        cooked[14] = 8;
        assertCooked(113, joined(cooked, packet), UDP);
        byte[] cooked2 = new byte[20];
        cooked2[0] = 8;
        assertCooked(276 & 0xff, joined(cooked2, packet), UDP);
        assertThat(open(written(UDP)).note()).isEmpty();
    }

    private static void assertCooked(int link, byte[] frame, byte[] ethernet) throws IOException {
        byte[] file = written(frame);
        file[20] = (byte) link;
        file[21] = (byte) (link == (276 & 0xff) ? 1 : 0);
        PcapReader reader = open(file);
        assertThat(reader.next().bytes()).as("link type " + link).isEqualTo(ethernet);
        assertThat(reader.note()).hasValueSatisfying(note -> assertThat(note).contains("each is given an Ethernet"));
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length).put(head).put(tail).array();
    }

    @Test
    void a_compressed_file_is_read_as_it_is() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(written(UDP, UDP));
        }
        assertThat(all(open(zipped.toByteArray()))).hasSize(2);
        PcapReader cut = open(Arrays.copyOf(zipped.toByteArray(), zipped.size() - 12));
        all(cut);
        assertThat(cut.damage()).isPresent();
    }

    private static void assertTrouble(byte[] file, String words) {
        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(TroubleException.class, e -> assertThat(e.trouble().why()).contains(words));
    }

    private static PcapReader open(byte[] file) {
        return PcapReader.open("test.pcap", new ByteArrayInputStream(file));
    }

    private static List<PcapReader.Captured> all(PcapReader reader) {
        List<PcapReader.Captured> all = new ArrayList<>();
        reader.forEachRemaining(all::add);
        return all;
    }

    private static byte[] written(byte[]... frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PcapWriter writer = new PcapWriter(out);
        for (byte[] frame : frames) {
            writer.add(NOON, frame);
        }
        return out.toByteArray();
    }
}
