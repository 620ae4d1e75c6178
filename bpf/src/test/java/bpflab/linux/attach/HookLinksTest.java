package bpflab.linux.attach;

import static bpflab.linux.LoadTest.program;
import static bpflab.linux.LoadTest.trouble;
import static org.assertj.core.api.Assertions.assertThat;

import bpflab.hook.Order;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LinkInfo;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import bpflab.linux.DumpTest;
import bpflab.linux.LinuxKernel;
import bpflab.linux.OwnNetwork;
import bpflab.linux.Sources;
import bpflab.map.BpfMap;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for a link of every kind, and that its program really runs: one row a kind. */
@NeedsKernel
@ExtendWith(OwnNetwork.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HookLinksTest {
    private final CallLog calls = new CallLog();
    private Kernel kernel;
    private LoadedObject loaded;

    @BeforeEach
    void load() throws Exception {
        OwnNetwork.ip("link", "set", "lo", "up");
        kernel = LinuxKernel.open(calls);
        loaded = kernel.load(Sources.object("hooks"), LoadOptions.DEFAULT);
    }

    @AfterEach
    void close() {
        loaded.close();
        kernel.close();
    }

    private Link attach(HookCase kind) {
        Program program = program(loaded, kind.program);
        return kernel.attach(program, kind.hook(program), Order.ANY);
    }

    private long seen() {
        BpfMap map = loaded.maps().stream().filter(each -> each.name().equals("seen")).findFirst().orElseThrow();
        return ByteBuffer.wrap(map.lookup(new byte[4]).orElseThrow().get(0)).order(ByteOrder.nativeOrder()).getLong();
    }

    @ParameterizedTest
    @EnumSource
    void its_program_runs_while_it_is_attached_and_not_after(HookCase kind) throws Exception {
        Link link = attach(kind);
        assertThat(link.attached()).isTrue();
        assertThat(link.program().name()).isEqualTo(kind.program);
        assertThat(link.hook().kind().at(link.hook().target(), Optional.empty()).target())
                .isEqualTo(link.hook().target());
        if (kind.trigger != null) {
            kind.trigger.pull(link);
            assertThat(seen()).as(link.toString()).isPositive();
        }
        link.close();
        link.close();
        assertThat(link.attached()).isFalse();
        assertThat(kernel.links()).noneMatch(info -> info.id() == link.id());
        if (kind.trigger != null && kind != HookCase.ITERATOR) {
            long before = seen();
            kind.trigger.pull(link);
            assertThat(seen()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_kernel_lists_it_as_bpftool_does(HookCase kind) throws Exception {
        try (Link link = attach(kind)) {
            List<LinkInfo> listed = kernel.links().stream().filter(info -> info.id() == link.id()).toList();
            if (link.id() == 0) {
                assertThat(listed).isEmpty();
                return;
            }
            assertThat(listed).hasSize(1);
            LinkInfo info = listed.get(0);
            assertThat(info.programId()).isEqualTo(program(loaded, kind.program).info().id());
            String shown = DumpTest.bpftool("-j", "link", "show", "id", String.valueOf(link.id()));
            assertThat(shown).contains("\"id\":" + link.id(), "\"prog_id\":" + info.programId());
            if (!shown.matches("(?s).*\"type\":\\d.*")) {
                assertThat(shown).contains("\"type\":\"" + info.kind() + "\"");
            }
            if (!info.target().isEmpty() && !info.target().matches("map \\d+")) {
                String last = info.target().substring(info.target().lastIndexOf('/') + 1).replaceFirst(".*:", "");
                assertThat(link.hook().target())
                        .as(info.target())
                        .contains(last.replaceFirst("\\+.*", "").split("\\.")[0]);
            }
            if (kind == HookCase.UPROBE_MULTI && !info.target().isEmpty()) {
                assertThat(info.target()).matches("/.*/libc.so.6 at 0x[0-9a-f]+.*");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void update_replaces_its_program_or_says_why_not(HookCase kind) throws Exception {
        try (Link link = attach(kind)) {
            Program other = program(loaded, "other_" + kind.program);
            if (kind.updates) {
                link.update(other);
                assertThat(link.program().id()).isEqualTo(other.info().id());
                if (kind.trigger != null) {
                    kind.trigger.pull(link);
                    assertThat(seen()).isZero();
                }
            } else {
                assertThat(trouble(() -> link.update(other)).why())
                        .isEqualTo("a link of the hook " + link.hook().kind().word()
                                + " keeps the program that it has");
            }
            assertThat(link.attached()).isTrue();
        }
    }

    @Test
    void the_process_end_ends_them_all() throws Exception {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), Holder.class.getName())
                .redirectErrorStream(true)
                .start();
        List<Integer> ids;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            ids = Arrays.stream(said.readLine().split(" ")).map(Integer::parseInt).toList();
            assertThat(ids).hasSizeGreaterThan(20);
            assertThat(kernel.links()).extracting(LinkInfo::id).containsAll(ids);
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(kernel.links()).extracting(LinkInfo::id).doesNotContainAnyElementsOf(ids);
    }

    /** Attaches one of each kind of link, says their ids, and waits to be killed. */
    static final class Holder {
        private static final Set<HookCase> NO_LINKS = EnumSet.of(
                HookCase.CLSACT, HookCase.SOCKET, HookCase.LWT_IN, HookCase.LWT_OUT, HookCase.LWT_XMIT);

        private Holder() {}

        public static void main(String[] words) throws InterruptedException {
            Kernel mine = LinuxKernel.open();
            LoadedObject object = mine.load(Sources.object("hooks"), LoadOptions.DEFAULT);
            StringBuilder ids = new StringBuilder();
            for (HookCase kind : HookCase.values()) {
                if (!NO_LINKS.contains(kind)) {
                    Program program = program(object, kind.program);
                    ids.append(mine.attach(program, kind.hook(program), Order.ANY).id()).append(' ');
                }
            }
            System.out.println(ids);
            Thread.currentThread().join();
        }
    }
}
