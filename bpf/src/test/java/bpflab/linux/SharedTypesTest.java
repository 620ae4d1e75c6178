package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.btf.Btf;
import bpflab.btf.Kind;
import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadResult;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Programs that are loaded one by one, and whose maps have in them what the kernel compares by the object's types. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedTypesTest {
    /** As the kernel's headers have it since 6.3, which not every machine's do. */
    private static final String TREE = """
            #define SEC(name) __attribute__((section(name), used))
            struct bpf_spin_lock { unsigned int val; };
            struct bpf_rb_root { unsigned long long :64; unsigned long long :64; } __attribute__((aligned(8)));
            struct bpf_rb_node { unsigned long long :64; unsigned long long :64; unsigned long long :64; unsigned long long :64; } __attribute__((aligned(8)));
            static long (*bpf_spin_lock)(struct bpf_spin_lock *lock) = (void *)93;
            static long (*bpf_spin_unlock)(struct bpf_spin_lock *lock) = (void *)94;
            extern struct bpf_rb_node *bpf_rbtree_first(struct bpf_rb_root *root) __attribute__((section(".ksyms")));
            extern struct bpf_rb_node *bpf_rbtree_remove(struct bpf_rb_root *root, struct bpf_rb_node *node) __attribute__((section(".ksyms")));
            extern void bpf_obj_drop_impl(void *kptr, void *meta) __attribute__((section(".ksyms")));
            struct leaf { long key; struct bpf_rb_node node; };
            #define PRIVATE SEC(".data.A") __attribute__((visibility("hidden"), aligned(8)))
            PRIVATE struct bpf_spin_lock lock;
            PRIVATE struct bpf_rb_root root __attribute__((btf_decl_tag("contains:leaf:node")));
            struct leaf *keeps_its_type;
            static int take(void)
            {
                struct bpf_rb_node *first;
                bpf_spin_lock(&lock);
                first = bpf_rbtree_first(&root);
                if (first)
                    first = bpf_rbtree_remove(&root, first);
                bpf_spin_unlock(&lock);
                if (first)
                    bpf_obj_drop_impl((char *)first - __builtin_offsetof(struct leaf, node), 0);
                return 0;
            }
            SEC("tc") int one(void *ctx) { return take(); }
            SEC("tc") int two(void *ctx) { return take(); }
            char _license[] SEC("license") = "GPL";
            """;

    @Test
    void a_tree_in_a_map_serves_all_programs_of_the_object() throws Exception {
        Btf own = Btf.parse(Files.readAllBytes(Path.of("/sys/kernel/btf/vmlinux")));
        assumeTrue(own.find(Kind.FUNC, "bpf_rbtree_remove").isPresent());
        try (Kernel kernel = LinuxKernel.open(new CallLog());
                LoadedObject loaded = kernel.load(Sources.text("tree", TREE), LoadOptions.DEFAULT)) {
            assertThat(loaded.results()).hasSize(2).allSatisfy(
                    each -> assertThat(each).isInstanceOf(LoadResult.Loaded.class));
            assertThat(loaded.programs().get(0).info().btfId()).isPositive()
                    .isEqualTo(loaded.programs().get(1).info().btfId());
        }
    }
}
