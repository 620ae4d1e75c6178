package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.JavaApi;
import bpflab.kernel.Inventory;
import bpflab.kernel.Kernel;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.linux.LinuxKernel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs and maps that another bench loaded, looked at by their ids. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignObjectsTest {
    private static final String COUNTER = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct {
            	__uint(type, BPF_MAP_TYPE_ARRAY);
            	__uint(max_entries, 1);
            	__type(key, __u32);
            	__type(value, __u64);
            } foreign_hits SEC(".maps");

            SEC("xdp")
            int foreign_pass(struct xdp_md *ctx)
            {
            	__u32 key = 0;
            	__u64 *hits = bpf_map_lookup_elem(&foreign_hits, &key);

            	if (hits)
            		*hits += 1;
            	return XDP_PASS;
            }
            """;

    @TempDir
    Path folder;
    private Desk desk;
    private Desk others;
    private int program;
    private int map;

    @BeforeEach
    void load() throws Exception {
        desk = Desk.in(folder.resolve("desk"));
        others = Desk.in(folder.resolve("others")).file("counter.c", COUNTER);
        others.type(":load counter.c");
        program = others.bench().programs().get(0).info().id();
        map = others.bench().maps().get(0).info().id();
    }

    @AfterEach
    void close() {
        desk.close();
        others.close();
    }

    @Test
    void live_no_longer_than_their_owners_want_however_often_they_are_looked_at() throws Exception {
        for (String line : List.of(":dump xlated " + program, ":dump jited " + program, ":dump map " + map,
                ":dump xlated " + program)) {
            desk.type(line);
            assertThat(desk.last().ok()).as(line).isTrue();
        }
        others.close();

        assertThat(holds(Inventory.ObjectKind.PROG, program)).isFalse();
        assertThat(holds(Inventory.ObjectKind.MAP, map)).isFalse();
    }

    @Test
    void a_variable_of_java_keeps_what_it_stands_for() {
        JavaApi.use(desk.bench());
        Program kept = JavaApi.program(String.valueOf(program));
        desk.bench().giveBack();
        others.close();

        assertThat(holds(Inventory.ObjectKind.PROG, program)).isTrue();
        assertThat(kept.info().name()).startsWith("foreign_pass");
        desk.close();
        assertThat(holds(Inventory.ObjectKind.PROG, program)).isFalse();
    }

    /** Whether this process has a descriptor of it; whoever else lists programs at this moment may have one, too. */
    private static boolean holds(Inventory.ObjectKind kind, int id) {
        try (Kernel kernel = LinuxKernel.open()) {
            return kernel.owners(kind, id).stream()
                    .anyMatch(owner -> owner.endsWith(" " + ProcessHandle.current().pid()));
        }
    }
}
