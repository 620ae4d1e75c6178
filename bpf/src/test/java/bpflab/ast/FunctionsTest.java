package bpflab.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FunctionsTest {
    private static final List<String> FILE = """
            struct event { int pid; };
            /* int old(void) { */
            static const char *brace = "{";
            SEC("kprobe/do_unlinkat")
            int BPF_KPROBE(unlinked, int dfd,
                           struct filename *name)
            {
            	if (dfd) { // }
            		return '}';
            	}
            	return 0;
            }

            static __always_inline __attribute__((unused)) void
            noted(struct event *e)
            { e->pid = 1; }
            SEC("xdp") int drop(struct xdp_md *ctx) { return XDP_DROP; }
            char LICENSE[] SEC("license") = "GPL";
            """.lines().toList();

    @Test
    void names_the_function_of_each_line_of_its_head_and_body() {
        for (int line = 5; line <= 12; line++) {
            assertThat(Functions.nameAt(FILE, line)).as("line " + line).contains("unlinked");
        }
        assertThat(Functions.nameAt(FILE, 15)).contains("noted");
        assertThat(Functions.nameAt(FILE, 16)).contains("noted");
        assertThat(Functions.nameAt(FILE, 17)).contains("drop");
    }

    @Test
    void takes_the_name_before_the_last_parameters_whatever_macros_stand_in_front() {
        List<String> file = """
                #define P(n) SEC("xdp") int p##n(struct xdp_md *c) { return XDP_PASS; }
                P(0) P(1)
                SEC("xdp") int bad(struct xdp_md *c) { return *(int *)(long)c->data; }
                BPF_LICENSED(gpl)
                SEC("tp_btf/sched_switch") int BPF_PROG(switched, bool preempt, int (*call)(int))
                { return 0; }
                """.lines().toList();

        assertThat(Functions.nameAt(file, 3)).contains("bad");
        assertThat(Functions.nameAt(file, 6)).contains("switched");
    }

    @Test
    void names_none_outside_of_all_functions() {
        assertThat(Functions.nameAt(FILE, 18)).isEmpty();
        assertThat(Functions.nameAt(FILE, 99)).isEmpty();
        assertThat(Functions.nameAt(List.of(), 1)).isEmpty();
    }

    @Test
    void takes_of_several_trees_the_one_whose_body_reaches_the_line() {
        CFunction shapes = Dumps.shapes();
        String file = shapes.tree().span().endFile();

        assertThat(Functions.holding(List.of(shapes), file, 30)).contains(shapes);
        assertThat(Functions.holding(List.of(shapes), file, 99)).isEmpty();
        assertThat(Functions.holding(List.of(shapes), "other.c", 30)).isEmpty();
    }
}
