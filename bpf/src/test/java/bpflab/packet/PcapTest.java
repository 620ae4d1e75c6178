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
        assertTrouble(new byte[] {0x0a, 0x0d, 0x0d, 0x0a, 0, 0}, "pcapng");
        assertTrouble(Arrays.copyOf(written(UDP), 20), "ends after 20 of the 24 bytes");
        byte[] cooked = written(UDP);
        cooked[20] = 113;
        assertTrouble(cooked, "link type 113");
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
