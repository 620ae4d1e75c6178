package bpflab.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MapTypeTest {
    @Test
    void numbers_are_those_of_the_kernel() {
        assertThat(MapType.of(1)).isEqualTo(MapType.HASH);
        assertThat(MapType.of(27)).isEqualTo(MapType.RINGBUF);
        assertThat(MapType.of(33)).isEqualTo(MapType.ARENA);
        assertThat(MapType.of(34)).isEqualTo(MapType.INSN_ARRAY);
        assertThat(MapType.of(35)).isEqualTo(MapType.UNKNOWN);
        assertThat(MapType.of(-1)).isEqualTo(MapType.UNKNOWN);
    }

    @Test
    void what_cannot_be_read_says_why_and_what_to_do() {
        for (MapType type : MapType.values()) {
            if (Reading.of(info(type, 8), "m") instanceof Reading.Never never && type != MapType.UNSPEC) {
                assertThat(never.trouble().why()).as(type.label()).isNotEmpty();
                assertThat(never.trouble().hint()).as(type.label()).isNotEmpty().doesNotContain("<id>");
            }
        }
        assertThat(Reading.of(info(MapType.UNKNOWN, 8), "m")).isInstanceOfSatisfying(
                Reading.Never.class,
                never -> assertThat(never.trouble().hint()).isEqualTo("!bpftool map dump id 42"));
    }

    @Test
    void per_cpu_are_the_kinds_that_say_so() {
        assertThat(Arrays.stream(MapType.values()).filter(MapType::perCpu)).containsExactly(
                MapType.PERCPU_HASH, MapType.PERCPU_ARRAY, MapType.LRU_PERCPU_HASH, MapType.PERCPU_CGROUP_STORAGE);
    }

    @Test
    void a_stack_is_its_addresses_without_the_empty_places() {
        TypedMap stacks =
                new TypedMap(new OneEntry(info(MapType.STACK_TRACE, 24), new byte[] {9, 0, 0, 0}, new byte[24]));
        assertThat(stacks.iterator().next()).hasToString("9 = {}");
        byte[] frames = new byte[24];
        Arrays.fill(frames, 0, 8, (byte) 0x11);
        assertThat(new TypedMap(new OneEntry(info(MapType.STACK_TRACE, 24), new byte[] {9, 0, 0, 0}, frames))
                .iterator().next()).hasToString("9 = {0x1111111111111111}");
    }

    @Test
    void a_stack_of_build_ids_is_places_in_files() {
        MapInfo info = new MapInfo(42, MapType.STACK_TRACE, "m", 4, 4 * 32, 8, 1 << 5, 0, 0, 0);
        ByteBuffer stack = ByteBuffer.allocate(4 * 32).order(ByteOrder.nativeOrder());
        stack.putInt(0, 1).putLong(24, 0x1829).putInt(32, 1).putLong(32 + 24, 0x20).putInt(64, 2).putLong(64 + 24, 9);
        for (int i = 0; i < 20; i++) {
            stack.put(4 + i, (byte) 0xab);
            stack.put(32 + 4 + i, (byte) (i < 16 ? 0xcd : 0));
        }
        assertThat(new TypedMap(new OneEntry(info, new byte[4], stack.array())).iterator().next())
                .hasToString("0 = {" + "ab".repeat(20) + "+0x1829, " + "cd".repeat(16) + "+0x20, 0x9}");
    }

    @Test
    void notations_are_for_the_parts_of_their_size() {
        byte[] port = {0x1f, (byte) 0x90};
        TypedMap map = new TypedMap(new OneEntry(new MapInfo(42, MapType.HASH, "m", 2, 4, 8, 0, 0, 0, 0), port,
                new byte[] {10, 11, 0, 2}));
        assertThat(map.as(Notations.parse("ip,port")).iterator().next()).hasToString("8080 = 10.11.0.2");
        assertThat(map.as(Notations.parse("key=hex")).iterator().next()).hasToString("1f 90 = 0a 0b 00 02");
        assertThat(map.as(Notations.parse("value=char")).iterator().next())
                .hasToString("1f 90 = \"\\x0a\\x0b\\x00\\x02\"");
        assertThat(map.as(Notations.parse("ip")).iterator().next().value().number()).isEqualTo(Optional.empty());
    }

    private static MapInfo info(MapType type, int valueBytes) {
        return new MapInfo(42, type, "m", 4, valueBytes, 8, 0, 0, 0, 0);
    }

    /** A map that holds one entry of bytes, without types. */
    private record OneEntry(MapInfo info, byte[] key, byte[] value) implements BpfMap {
        @Override public String name() { return "m"; }

        @Override public MapTypes types() { return MapTypes.NONE; }

        @Override public Iterator<Entry> entries() {
            return List.of(new Entry(key, List.of(value))).iterator();
        }

        @Override public Optional<List<byte[]>> lookup(byte[] wanted) { return Optional.of(List.of(value)); }

        @Override public void update(byte[] wanted, byte[] to) { throw new UnsupportedOperationException(); }

        @Override public EventStream events() { throw new UnsupportedOperationException(); }

        @Override public int copies() { return 1; }

        @Override public void update(byte[] wanted, List<byte[]> to) { throw new UnsupportedOperationException(); }

        @Override public void refer(byte[] wanted, Reference to) { throw new UnsupportedOperationException(); }

        @Override public Optional<byte[]> pop() { throw new UnsupportedOperationException(); }

        @Override public void freeze() { throw new UnsupportedOperationException(); }

        @Override public boolean delete(byte[] wanted) { throw new UnsupportedOperationException(); }

        @Override public boolean mayContain(byte[] wanted) { throw new UnsupportedOperationException(); }

        @Override public void pin(Path path) { throw new UnsupportedOperationException(); }

        @Override public void close() {}
    }
}
