package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that others call are found wherever they stand. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelperHeadTest {
    @TempDir
    Path folder;
    private Bcc bcc;

    @BeforeEach
    void open() {
        bcc = new Bcc(folder);
    }

    @AfterEach
    void close() {
        bcc.close();
    }

    @Test
    void a_function_that_is_declared_first_is_declared_as_it_is_defined() {
        try (LoadedObject loaded = bcc.loaded("""
                BPF_HASH(t, u32);
                int shared(u32 x);
                static int own(u32 x);
                int tried(struct xdp_md *ctx) { return shared(1) + own(2); }
                int shared(u32 x) { t.increment(x); return XDP_PASS; }
                static int own(u32 x) { t.increment(x); return 0; }
                """)) {
            assertThat(loaded.programs()).hasSize(1);
            assertThat(loaded.programs().get(0).run(new byte[64], 1).verdict()).isEqualTo(2);
            assertThat(Bcc.number(Bcc.map(loaded, "t"), Bcc.u32(2))).isEqualTo(1);
        }
    }

    @Test
    void a_function_that_is_called_before_it_is_there_is_declared() {
        String text = """
                BPF_HASH(t, u32);
                int tried(struct xdp_md *ctx) { return later(ctx, 1); }
                int later(struct xdp_md *ctx, u32 x) { t.increment(x); return XDP_DROP; }
                """;
        try (LoadedObject loaded = bcc.loaded(text)) {
            assertThat(loaded.programs()).hasSize(1);
            assertThat(loaded.programs().get(0).run(new byte[64], 1).verdict()).isEqualTo(1);
        }
        assertThat(bcc.translated(text).left()).isEmpty();
    }

    @Test
    void an_inline_function_that_nobody_calls_is_a_program() {
        try (LoadedObject loaded = bcc.loaded("inline int tried(struct xdp_md *ctx) { return XDP_DROP; }\n")) {
            assertThat(loaded.programs()).hasSize(1);
            assertThat(loaded.programs().get(0).run(new byte[64], 1).verdict()).isEqualTo(1);
        }
    }

    @Test
    void a_parameter_may_have_a_type_that_headers_make_by_a_macro() {
        assertThat(bcc.object("""
                #include <linux/fs.h>
                int kprobe__f(struct pt_regs *ctx, struct address_space *mapping, pgoff_t offset) { return offset; }
                """).programs()).hasSize(1);
    }
}
