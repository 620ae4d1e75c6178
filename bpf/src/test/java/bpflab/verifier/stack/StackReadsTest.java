package bpflab.verifier.stack;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.elf.ObjectFile;
import bpflab.elf.ProgramSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What is kept while ways through a program are gone grows with its turns, not with its length. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StackReadsTest {
    /** The most that the kernel takes. */
    private static final int LONGEST = 1_000_000;
    private static final ObjectFile FILE = new ObjectFile(
            "x.o", new byte[0], "GPL", List.of(), List.of(), Optional.empty());

    private final ByteBuffer code = ByteBuffer.allocate(8 * LONGEST).order(ByteOrder.LITTLE_ENDIAN);

    private StackReadsTest add(int opcode, int registers, int offset, int immediate) {
        code.put((byte) opcode).put((byte) registers).putShort((short) offset).putInt(immediate);
        return this;
    }

    /** {@code *(u64 *)(r10 - 8) = r1}. */
    private StackReadsTest store() {
        return add(0x7b, 0x1a, -8, 0);
    }

    /** {@code if r1 == 0 goto +distance}. */
    private StackReadsTest jump(int distance) {
        return add(0x15, 0x01, distance, 0);
    }

    private ProgramSpec program() {
        add(0x95, 0, 0, 0);
        byte[] bytes = new byte[code.position()];
        code.flip().get(bytes);
        return new ProgramSpec("p", "xdp", bytes, List.of(), List.of(), List.of());
    }

    @Test
    void one_way_of_a_million_instructions_is_one_state() {
        for (int i = 1; i < LONGEST; i++) {
            store();
        }
        assertThat(StackReads.statesOf(FILE, program())).isEqualTo(1);
    }

    @Test
    void a_way_that_parts_and_meets_again_keeps_two_states_a_turn() {
        int turns = 10_000;
        for (int i = 0; i < turns; i++) {
            jump(1).store().store().store();
        }
        assertThat(StackReads.statesOf(FILE, program())).isBetween(turns, 2 * turns + 1);
    }

    @Test
    void many_ways_to_one_end_meet_in_one_state_there() {
        int ways = 10_000;
        for (int i = 0; i < ways; i++) {
            jump(2 * (ways - i) - 1).store();
        }
        assertThat(StackReads.statesOf(FILE, program())).isEqualTo(ways + 2);
    }
}
