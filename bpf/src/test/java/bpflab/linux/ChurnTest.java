package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.kernel.Inventory.ObjectKind;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.NewMap;
import bpflab.machine.Cgroups;
import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import bpflab.map.MapType;
import bpflab.map.TypedMap;
import bpflab.map.UsualForm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is looked at changes or goes meanwhile. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChurnTest {
    private static final int STAYING = 20_000;
    private static final int COMING_AND_GOING = 5000;

    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    private Kernel kernel;
    private Thread other;

    @BeforeEach
    void open() {
        kernel = LinuxKernel.open();
    }

    @AfterEach
    void close() throws Exception {
        if (other != null) {
            other.interrupt();
            other.join();
        }
        kernel.close();
        assertThat(failed.get()).isNull();
    }

    /** Does something again and again while the test looks. */
    private void meanwhile(Runnable work) {
        other = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                work.run();
            }
        }, "meanwhile");
        other.setUncaughtExceptionHandler((thread, thrown) -> failed.set(thrown));
        other.start();
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(number).array();
    }

    @Test
    void entries_that_stay_are_all_read_once_while_others_come_and_go() {
        MapForm form = new MapForm(MapType.HASH, 4, 4, 2 * STAYING, 0);
        try (BpfMap map = kernel.create(new NewMap("churn", form, Optional.empty(), Optional.empty()))) {
            for (int i = 0; i < STAYING; i++) {
                map.update(number(i), number(i));
            }
            meanwhile(() -> {
                for (int i = 0; i < COMING_AND_GOING; i++) {
                    map.update(number(STAYING + i), number(0));
                }
                for (int i = 0; i < COMING_AND_GOING; i++) {
                    map.delete(number(STAYING + i));
                }
            });
            for (int round = 0; round < 20; round++) {
                BitSet seen = new BitSet();
                map.each((keys, keyAt, values, valueAt) -> {
                    int key = ByteBuffer.wrap(keys).order(ByteOrder.nativeOrder()).getInt(keyAt);
                    assertThat(seen.get(key) && key < STAYING).as("%d twice", key).isFalse();
                    seen.set(key);
                });
                assertThat(seen.get(0, STAYING).cardinality()).isEqualTo(STAYING);
            }
            other.interrupt();
            join();
        }
    }

    private void join() {
        try {
            other.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void programs_and_maps_that_vanish_between_two_calls_are_left_out() {
        ObjectFile pass = Sources.object("pass"); // clang would end when the thread is told to
        meanwhile(() -> {
            try (Kernel theirs = LinuxKernel.open();
                    LoadedObject loaded = theirs.load(pass, LoadOptions.DEFAULT);
                    BpfMap map = theirs.create(new NewMap(
                            "gone", new UsualForm(MapType.HASH).form(), Optional.empty(), Optional.empty()))) {
                assertThat(loaded.programs()).isNotEmpty();
                assertThat(map.info().id()).isPositive();
            }
        });
        for (int round = 0; round < 30; round++) {
            assertThat(kernel.programs()).doesNotContainNull();
            assertThat(kernel.maps()).doesNotContainNull();
            assertThat(kernel.links()).doesNotContainNull();
            assertThat(kernel.holders(ObjectKind.MAP).processes()).isNotNull();
        }
    }

    @Test
    void a_cgroup_that_was_removed_is_told_by_its_number() throws Exception {
        Path group = Path.of(Cgroups.own().orElseThrow()).resolve("bpflab-churn-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        try (BpfMap map = kernel.create(new NewMap(
                "groups", new UsualForm(MapType.CGROUP_ARRAY).form(), Optional.empty(), Optional.empty()))) {
            TypedMap groups = new TypedMap(map);
            groups.put(3, group);
            assertThat(groups.stream()).singleElement().hasToString("3 = {.cgroup = " + group + "}");
            long number = (Long) Files.getAttribute(group, "unix:ino");
            Files.delete(group);
            assertThat(groups.stream()).singleElement().asString()
                    .isEqualTo("3 = {.cgroup = id " + number + ", of no folder that is seen here}");
        } finally {
            Files.deleteIfExists(group);
        }
    }
}
