package bpflab.linux;

import static bpflab.linux.LoadTest.map;
import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.map.BpfMap.Entry;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.MapType;
import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MapTest {
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() {
        kernel = LinuxKernel.open();
        loaded = kernel.load(Sources.object("maps"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    @Test
    void maps_come_in_the_order_of_the_file_under_its_names() {
        assertThat(loaded.maps())
                .extracting(BpfMap::name)
                .containsExactlyElementsOf(loaded.file().maps().stream().map(m -> m.name()).toList());
        assertThat(loaded.maps()).extracting(BpfMap::name).contains("flows", "percpu", ".bss", ".rodata");
    }

    @Test
    void the_kernel_says_what_a_map_is() {
        MapInfo flows = map(loaded, "flows").info();
        assertThat(flows.type()).isEqualTo(MapType.HASH);
        assertThat(flows.keyBytes()).isEqualTo(8);
        assertThat(flows.valueBytes()).isEqualTo(8);
        assertThat(flows.maxEntries()).isEqualTo(4);
        assertThat(map(loaded, "flows").types().btf().orElseThrow().typeName(flows.keyTypeId()))
                .isEqualTo("struct flow");
        assertThat(map(loaded, "routes").info().flags()).isEqualTo(1);
        assertThat(map(loaded, ".bss").types().btf().orElseThrow().typeName(map(loaded, ".bss").info().valueTypeId()))
                .contains(".bss");
        assertThat(map(loaded, "line").types().valueTypeId()).isZero();
    }

    @Test
    void a_hash_takes_finds_lists_and_loses_entries() {
        BpfMap flows = map(loaded, "flows");
        assertThat(flows.lookup(bytes(8, 1))).isEmpty();
        flows.update(bytes(8, 1), bytes(8, 10));
        flows.update(bytes(8, 2), bytes(8, 20));
        assertThat(flows.lookup(bytes(8, 1)).orElseThrow()).containsExactly(bytes(8, 10));
        assertThat(sorted(flows)).containsExactly("1=[10]", "2=[20]");
        assertThat(flows.delete(bytes(8, 1))).isTrue();
        assertThat(flows.delete(bytes(8, 1))).isFalse();
        assertThat(sorted(flows)).containsExactly("2=[20]");
    }

    @Test
    void a_full_hash_says_so() {
        BpfMap flows = map(loaded, "flows");
        for (int i = 0; i < 4; i++) {
            flows.update(bytes(8, i), bytes(8, i));
        }
        var full = trouble(() -> flows.update(bytes(8, 9), bytes(8, 9)));
        assertThat(full.why()).isEqualTo("it is full: it takes 4 entries");
        assertThat(full.hint()).isEqualTo(":map delete flows KEY   # makes room");
    }

    @Test
    void an_array_has_all_its_entries_and_keeps_them() {
        BpfMap slots = map(loaded, "slots");
        slots.update(bytes(4, 1), bytes(8, 5));
        assertThat(sorted(slots)).containsExactly("0=[0]", "1=[5]", "2=[0]");
        assertThat(slots.lookup(bytes(4, 3))).isEmpty();
        assertThat(trouble(() -> slots.update(bytes(4, 3), bytes(8, 1))).why())
                .isEqualTo("there is no such index: it goes from 0 to 2");
        var stays = trouble(() -> slots.delete(bytes(4, 1)));
        assertThat(stays.why()).isEqualTo("the entries of an array are always there");
        assertThat(stays.hint()).isEqualTo(":map set slots KEY VALUE   # clears one");
    }

    @Test
    void a_per_cpu_array_has_a_value_for_each_possible_cpu() {
        BpfMap percpu = map(loaded, "percpu");
        program(loaded, "count").run(new byte[14], 3);
        List<byte[]> values = percpu.lookup(bytes(4, 0)).orElseThrow();
        assertThat(values).hasSize(PossibleCpus.count()).allSatisfy(value -> assertThat(value).hasSize(4));
        assertThat(values.stream().mapToLong(MapTest::number).sum()).isEqualTo(3);
        percpu.update(bytes(4, 1), bytes(4, 8));
        assertThat(percpu.lookup(bytes(4, 1)).orElseThrow())
                .allSatisfy(value -> assertThat(number(value)).isEqualTo(8));
        assertThat(sorted(percpu))
                .hasSize(2)
                .element(1)
                .isEqualTo("1=" + Collections.nCopies(PossibleCpus.count(), 8L));
    }

    @Test
    void batches_and_key_by_key_read_the_same() {
        fill("flows", 8, 8, 4);
        fill("recent", 4, 4, 40);
        fill("slots", 4, 8, 3);
        fill("percpu", 4, 4, 2);
        fill("percpu_hash", 4, 8, 8);
        BpfMap routes = map(loaded, "routes");
        for (int i = 1; i <= 8; i++) {
            routes.update(
                    ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putInt(32).putInt(i).array(), bytes(4, i));
        }
        for (String name : List.of("flows", "recent", "slots", "percpu", "percpu_hash", "routes")) {
            LinuxMap map = (LinuxMap) map(loaded, name);
            List<String> batches = read(map, true);
            assertThat(batches).as(name).isNotEmpty().isEqualTo(read(map, false));
        }
    }

    @Test
    void a_prog_array_lists_only_the_places_that_are_taken() {
        assertThat(sorted(map(loaded, "jumps"))).isEmpty();
    }

    @Test
    void a_bucket_larger_than_the_batch_makes_the_batch_grow() {
        LinuxMap recent = (LinuxMap) map(loaded, "recent");
        fill("recent", 4, 4, 40);
        BatchReader batches = new BatchReader(recent.access(), 1);
        List<Long> keys = new ArrayList<>();
        MapEntries.Chunk chunk;
        do {
            chunk = batches.next();
            for (int i = 0; i < chunk.entries(); i++) {
                keys.add(number(Arrays.copyOfRange(chunk.keys(), 4 * i, 4 * i + 4)));
            }
        } while (!chunk.last());
        assertThat(keys).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void constants_are_read_only() {
        BpfMap constants = map(loaded, ".rodata");
        assertThat(trouble(() -> constants.update(bytes(4, 0), bytes(constants.info().valueBytes(), 1))).why())
                .startsWith("it is read-only");
    }

    @Test
    void keys_and_values_of_the_wrong_size_never_reach_the_kernel() {
        BpfMap slots = map(loaded, "slots");
        assertThat(trouble(() -> slots.lookup(new byte[3])).why()).isEqualTo("it has 3 bytes; the map's keys have 4");
        assertThat(trouble(() -> slots.update(new byte[4], new byte[9])).why())
                .isEqualTo("it has 9 bytes; the map's values have 8");
    }

    @Test
    void an_interrupt_ends_the_iteration() {
        fill("recent", 4, 4, 40);
        Iterator<Entry> entries = map(loaded, "recent").entries();
        entries.next();
        Thread.currentThread().interrupt();
        try {
            assertThat(entries.hasNext()).isFalse();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_map_opened_by_its_id_is_the_same_map() {
        map(loaded, "slots").update(bytes(4, 2), bytes(8, 77));
        try (BpfMap again = kernel.map(map(loaded, "slots").info().id())) {
            assertThat(again.name()).isEqualTo("slots");
            assertThat(sorted(again)).contains("2=[77]");
        }
    }

    @Test
    void possible_cpus_are_counted_without_the_gaps() {
        assertThat(PossibleCpus.parse("0\n")).isEqualTo(1);
        assertThat(PossibleCpus.parse("0-3\n")).isEqualTo(4);
        assertThat(PossibleCpus.parse("0-3,8,10-11")).isEqualTo(7);
    }

    private void fill(String name, int keyBytes, int valueBytes, int entries) {
        for (int i = 0; i < entries; i++) {
            map(loaded, name).update(bytes(keyBytes, i), bytes(valueBytes, i * 3));
        }
    }

    private static List<String> read(LinuxMap map, boolean batches) {
        EntrySource source = batches ? new BatchReader(map.access(), 16) : new KeyReader(map.access());
        return sorted(new MapEntries(map.access(), source, source));
    }

    private static List<String> sorted(BpfMap map) {
        return sorted(map.entries());
    }

    private static List<String> sorted(Iterator<Entry> entries) {
        TreeMap<Long, String> found = new TreeMap<>();
        entries.forEachRemaining(
                e -> found.put(
                        number(e.key()), number(e.key()) + "=" + e.values().stream().map(MapTest::number).toList()));
        return List.copyOf(found.values());
    }

    static byte[] bytes(int size, long value) {
        try (Memory memory = new Memory(Math.max(8, size))) {
            memory.clear();
            memory.setLong(0, value);
            return memory.getByteArray(0, size);
        }
    }

    static long number(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        buffer.put(bytes, 0, Math.min(8, bytes.length));
        return buffer.getLong(0);
    }
}
