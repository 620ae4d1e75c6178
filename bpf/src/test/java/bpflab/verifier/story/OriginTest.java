package bpflab.verifier.story;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.verifier.log.BackwardsLog;
import bpflab.verifier.story.Origin.Kind;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OriginTest {

    @Test
    void goes_back_over_copies() {
        assertOrigin(1, 0, Kind.CALL, """
                0: (85) call bpf_ktime_get_ns#5       ; R0=scalar()
                1: (bf) r6 = r0                       ; R0=scalar(id=1) R6=scalar(id=1)
                2: (bf) r1 = r6
                3: (61) r1 = *(u32 *)(r1 +0)
                """);
    }

    @Test
    void goes_back_over_arithmetic() {
        assertOrigin(2, 0, Kind.LOAD, """
                0: (61) r2 = *(u32 *)(r1 +76)
                1: (67) r2 <<= 3
                2: (07) r2 += 14
                3: (61) r1 = *(u32 *)(r2 +0)
                """);
    }

    @Test
    void goes_back_over_what_was_saved_on_the_stack() {
        assertOrigin(1, 0, Kind.CALL, """
                0: (85) call bpf_map_lookup_elem#1    ; R0=map_value_or_null(id=1,map=m,ks=4,vs=8)
                1: (7b) *(u64 *)(r10 -16) = r0        ; R0=map_value_or_null(id=1,map=m,ks=4,vs=8) R10=fp0 fp-16=map_value_or_null
                2: (85) call bpf_get_prandom_u32#7    ; R0=scalar()
                3: (79) r1 = *(u64 *)(r10 -16)
                4: (79) r1 = *(u64 *)(r1 +0)
                """);
    }

    @Test
    void ends_at_the_stack_when_nobody_is_seen_to_write_there() {
        assertOrigin(1, 0, Kind.LOAD, """
                0: (79) r1 = *(u64 *)(r10 -16)
                1: (79) r1 = *(u64 *)(r1 +0)
                """);
    }

    @Test
    void goes_into_a_function_for_its_answer() {
        assertOrigin(0, 3, Kind.CONSTANT, """
                0: (85) call pc+2
                3: (b7) r0 = 7                        ; frame1: R0=7
                4: (95) exit
                1: (61) r1 = *(u32 *)(r0 +0)
                """);
    }

    @Test
    void goes_around_a_function_for_registers_that_it_must_keep() {
        assertOrigin(6, 0, Kind.CONSTANT, """
                0: (b7) r6 = 1
                1: (85) call pc+2
                4: (b7) r6 = 7                        ; frame1: R6=7
                5: (95) exit
                2: (61) r1 = *(u32 *)(r6 +0)
                """);
    }

    @Test
    void goes_out_of_a_function_with_its_arguments() {
        assertOrigin(1, 0, Kind.CONSTANT, """
                0: (b7) r1 = 16
                1: (85) call pc+2
                4: (61) r0 = *(u32 *)(r1 +0)
                """);
    }

    @Test
    void names_the_call_that_cleared_an_argument_register() {
        assertOrigin(3, 1, Kind.CLEARED, """
                0: (b7) r3 = 16
                1: (85) call bpf_ktime_get_ns#5       ; R0=scalar()
                2: (bf) r0 = r3
                """);
        assertOrigin(3, 1, Kind.CLEARED, """
                0: (b7) r3 = 16
                1: (85) call pc+2
                4: (95) exit
                2: (bf) r0 = r3
                """);
    }

    /** At level 2 the log holds paths that did not lead to the end. */
    @Test
    void leaves_out_paths_that_were_finished_before() {
        assertOrigin(2, 0, Kind.CONSTANT, """
                0: (b7) r2 = 0
                1: (15) if r1 == 0x0 goto pc+2        ; R1=scalar()
                2: (b7) r2 = 9
                3: (95) exit
                from 1 to 4: R1=0 R2=0 R10=fp0
                4: (61) r0 = *(u32 *)(r2 +0)
                """);
    }

    @Test
    void is_not_known_where_the_log_begins_later() {
        assertThat(Origin.of(tail("4: (61) r0 = *(u32 *)(r2 +0)\n"), 0, 2)).isEmpty();
        assertThat(Origin.of(tail(""), 0, 2)).isEmpty();
    }

    private static void assertOrigin(int register, int slot, Kind kind, String log) {
        Optional<Origin> origin = Origin.of(tail(log), 0, register);
        assertThat(origin).isPresent();
        assertThat(origin.get().step().slot()).isEqualTo(slot);
        assertThat(origin.get().kind()).isEqualTo(kind);
    }

    private static BackwardsLog tail(String log) {
        return new BackwardsLog(log, log.length());
    }
}
