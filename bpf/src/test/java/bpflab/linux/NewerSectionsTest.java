package bpflab.linux;

import static bpflab.linux.LoadTest.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bpflab.hook.HookKind;
import bpflab.hook.Order;
import bpflab.hook.ProgramType;
import bpflab.kernel.Kernel;
import bpflab.kernel.Link;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.Machine;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sections that are newer than the libbpf of Debian 12, in all that libbpf would have taken from their names. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewerSectionsTest {
    private static final String HEAD = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            char _license[] SEC("license") = "GPL";
            """;

    @Test
    void a_program_that_may_sleep_does() {
        loaded("sleepers", """
                char seen[8];
                static int look(void *ctx) { return bpf_copy_from_user(seen, sizeof seen, ctx); }
                SEC("usdt.s/libc.so.6:libc:setjmp") int probed(void *ctx) { return look((void *)8); }
                SEC("uprobe.multi.s/libc.so.6:getp*") int many(void *ctx) { return look((void *)8); }
                SEC("uprobe.s/libc.so.6:getpid") int one(void *ctx) { return look((void *)8); }
                """, object -> assertThat(object.programs()).hasSize(3));
    }

    @Test
    void a_function_of_a_structure_that_may_sleep_is_registered_with_it() {
        loaded("rests", """
                struct sock;
                struct bpf_dummy_ops { int (*test_1)(void *cb); int (*test_sleepable)(void *cb); };
                SEC("struct_ops/one") int one(unsigned long long *ctx) { return 0; }
                SEC("struct_ops.s/rests") int rests(unsigned long long *ctx) { return 0; }
                SEC(".struct_ops") struct bpf_dummy_ops dummy = {
                    .test_1 = (void *)one, .test_sleepable = (void *)rests,
                };
                """,
                object -> assertThat(program(object, "rests").info().type()).isEqualTo(ProgramType.STRUCT_OPS));
    }

    @Test
    void programs_that_a_jump_table_has_are_loaded_as_their_sections_say() {
        loaded("jumps", """
                int tail(struct __sk_buff *skb);
                struct {
                    __uint(type, BPF_MAP_TYPE_PROG_ARRAY);
                    __uint(max_entries, 1);
                    __uint(key_size, sizeof(int));
                    __array(values, int (struct __sk_buff *));
                } table SEC(".maps") = { .values = { (void *)&tail } };
                SEC("tcx/ingress") int tail(struct __sk_buff *skb) { return -1; }
                SEC("tcx/ingress") int head(struct __sk_buff *skb) { bpf_tail_call(skb, &table, 0); return 0; }
                """, object -> {
                    try (Kernel kernel = LinuxKernel.open(); Link link = kernel.attach(program(object, "head"),
                            HookKind.TC.at("ingress lo", Optional.of("tcx")), Order.ANY)) {
                        assertThat(link.hook().modeWord()).isEqualTo("tcx");
                    }
                });
    }

    /** With libbpf 1.1 and a kernel that has them, too: libbpf is told what the section says. */
    @ParameterizedTest
    @ValueSource(strings = {"fsession/do_unlinkat", "fsession"})
    void a_section_that_is_newer_than_the_kernel_is_told_to_be(String section) {
        assumeFalse(Machine.here().kernel().filter(version -> version.isAtLeast(7, 0)).isPresent());
        try (Kernel kernel = LinuxKernel.open(); LoadedObject object = kernel.load(
                Sources.text("session", HEAD + "SEC(\"" + section + "\") int both(void *ctx) { return 0; }"),
                LoadOptions.DEFAULT)) {
            assertThat(object.results()).singleElement().isInstanceOfSatisfying(LoadResult.Rejected.class, no -> {
                assertThat(no.explanation().what()).isEqualTo(
                        "could not be loaded: this kernel has no fsession programs");
                assertThat(no.explanation().why()).startsWith("they came with Linux 7.0, and this is ");
            });
        }
    }

    private static void loaded(String name, String c, Consumer<LoadedObject> then) {
        try (Kernel kernel = LinuxKernel.open();
                LoadedObject object = kernel.load(Sources.text(name, HEAD + c), LoadOptions.DEFAULT)) {
            assertThat(object.results()).allMatch(LoadResult.Loaded.class::isInstance);
            then.accept(object);
        }
    }
}
