package bpflab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
class PcapNgTest {
    private static final byte[] UDP = Packet.build("udp :53");
    private static final int SECTION = 0x0a0d0d0a;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    private void block(int kind, byte[] body) {
        int padded = body.length + 3 & ~3;
        ByteBuffer block = ByteBuffer.allocate(padded + 12).order(order);
        block.putInt(kind).putInt(padded + 12).put(body).position(padded + 8);
        file.writeBytes(block.putInt(padded + 12).array());
    }

    private void section() {
        block(SECTION, ByteBuffer.allocate(16).order(order).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0)
                .putLong(-1).array());
    }

    private void describe(int link, byte... options) {
        block(1, ByteBuffer.allocate(8 + options.length).order(order).putShort((short) link).putShort((short) 0)
                .putInt(0).put(options).array());
    }

    private void packet(int place, long stamp, byte[] frame) {
        block(6, ByteBuffer.allocate(20 + frame.length).order(order).putInt(place).putInt((int) (stamp >>> 32))
                .putInt((int) stamp).putInt(frame.length).putInt(1500).put(frame).array());
    }

    private PcapReader open() {
        return PcapReader.open("x.pcapng", new ByteArrayInputStream(file.toByteArray()));
    }

    private static List<PcapReader.Captured> all(PcapReader reader) {
        List<PcapReader.Captured> all = new ArrayList<>();
        reader.forEachRemaining(all::add);
        return all;
    }

    @Test
    void packets_are_read_in_both_byte_orders_and_other_blocks_passed_over() {
        for (ByteOrder each : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            order = each;
            section();
            describe(1);
            block(4, new byte[8]);
            packet(0, 1_700_000_000_123_456L, UDP);
            block(5, new byte[12]);
            block(3, ByteBuffer.allocate(4 + UDP.length).order(order).putInt(UDP.length).put(UDP).array());
        }
        PcapReader reader = open();
        List<PcapReader.Captured> frames = all(reader);
        assertThat(reader.damage()).isEmpty();
        assertThat(frames).hasSize(4).allSatisfy(frame -> assertThat(frame.bytes()).isEqualTo(UDP));
        assertThat(frames.get(0).at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 123_456_000));
        assertThat(frames.get(0).wireBytes()).isEqualTo(1500);
    }

    @Test
    void each_interface_has_its_own_link_type_and_its_own_clock() {
        section();
        describe(1, (byte) 9, (byte) 0, (byte) 1, (byte) 0, (byte) 9, (byte) 0, (byte) 0, (byte) 0);
        describe(101, (byte) 9, (byte) 0, (byte) 1, (byte) 0, (byte) 0x81, (byte) 0, (byte) 0, (byte) 0);
        packet(0, 1_700_000_000_000_000_007L, UDP);
        packet(1, 3, Arrays.copyOfRange(UDP, 14, UDP.length));
        PcapReader reader = open();
        assertThat(reader.next().at()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 7));
        assertThat(reader.note()).isEmpty();
        PcapReader.Captured second = reader.next();
        assertThat(second.bytes()).isEqualTo(UDP);
        assertThat(second.at()).as("halves of a second").isEqualTo(Instant.ofEpochSecond(1, 500_000_000));
        assertThat(reader.note()).hasValueSatisfying(note -> assertThat(note).contains("raw IP"));
    }

    @Test
    void damage_ends_the_frames_and_is_told_with_its_place() {
        section();
        describe(1);
        packet(0, 0, UDP);
        int whole = file.size();
        packet(7, 0, UDP);
        assertDamage(file.toByteArray(), "frame 2 at byte " + whole + ": it is of interface 7");
        byte[] cut = Arrays.copyOf(file.toByteArray(), whole + 30);
        assertDamage(cut, "the file ends in a block");
        byte[] long1 = file.toByteArray();
        long1[whole + 7] = 0x7f;
        assertDamage(long1, "its block has 2130706");
        byte[] two = file.toByteArray();
        two[two.length - 4]++;
        assertDamage(two, "two lengths");
        assertDamage(Arrays.copyOf(file.toByteArray(), 10), "ends in a section's header");
    }

    private static void assertDamage(byte[] bytes, String words) {
        PcapReader reader = PcapReader.open("x.pcapng", new ByteArrayInputStream(bytes));
        all(reader);
        assertThat(reader.damage()).hasValueSatisfying(said -> assertThat(said).contains(words));
    }
}
