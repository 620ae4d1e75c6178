package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BtfErrorsTest {
    private static final byte[] GOOD = Samples.bytes("values.btf");

    @Test
    void every_truncation_is_refused() {
        for (int bytes = 0; bytes < GOOD.length; bytes++) {
            byte[] cut = Arrays.copyOf(GOOD, bytes);
            assertThatThrownBy(() -> Btf.parse(cut)).as("%d bytes", bytes).isInstanceOf(TroubleException.class);
        }
    }

    @Test
    void flipped_bytes_give_an_answer_or_trouble_and_nothing_else() {
        Random random = new Random(4711);
        int refused = 0;
        for (int round = 0; round < 800; round++) {
            byte[] bad = GOOD.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            refused += askEverything(bad);
        }
        assertThat(refused).isPositive();
    }

    /** The number of questions that were refused. */
    private static int askEverything(byte[] raw) {
        try {
            Btf btf = Btf.parse(raw);
            int refused = 0;
            for (int id = 0; id < btf.count(); id++) {
                refused += refused(btf, id, Btf::type) + refused(btf, id, Btf::typeName)
                        + refused(btf, id, Btf::prototype);
                refused += refused(btf, id, (b, i) -> b.read(i, new byte[256]).json())
                        + refused(btf, id, BtfErrorsTest::writeBack);
            }
            return refused;
        } catch (TroubleException e) {
            return 1;
        }
    }

    private static Object writeBack(Btf btf, int id) {
        return btf.size(id) > 1 << 16 ? null : btf.write(id, btf.read(id, new byte[btf.size(id)]).toString());
    }

    private static int refused(Btf btf, int id, Question question) {
        try {
            question.ask(btf, id);
            return 0;
        } catch (TroubleException e) {
            return 1;
        }
    }

    private interface Question {
        Object ask(Btf btf, int id);
    }

    @Test
    void each_contradiction_has_its_sentence() {
        refused(new byte[100], "does not begin with the mark of BTF");
        refused(with(2, 9), "version is 9");
        refused(with(4, 8), "has at least 24");
        refused(BtfBytes.little().type("", 25 << 24, 0).bytes(), "kind 25");
        refused(BtfBytes.little().type("", Kind.STRUCT, 4, 0).bytes(), "type 1 was cut off");
        refused(with(GOOD.length - 1, 'x'), "begin and end with a zero byte");
    }

    private static void refused(byte[] raw, String why) {
        assertThatThrownBy(() -> Btf.parse(raw)).isInstanceOfSatisfying(TroubleException.class, e -> {
            assertThat(e.trouble().why()).contains(why);
            assertThat(e.trouble().hint()).isNotEmpty();
        });
    }

    private static byte[] with(int place, int value) {
        byte[] changed = GOOD.clone();
        changed[place] = (byte) value;
        return changed;
    }

    @Test
    void circles_and_giants_end() {
        Btf circle = BtfBytes.little().type("", Kind.VOLATILE, 0, 2).type("", Kind.CONST, 0, 1).parse();
        assertThatThrownBy(() -> circle.size(1))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("defined by itself");
        assertThatThrownBy(() -> circle.typeName(2))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("made of itself");

        Btf inside = BtfBytes.little().type("s", Kind.STRUCT, 1, 8, 0, 1, 0).parse();
        assertThatThrownBy(() -> inside.read(1, new byte[8])).isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> inside.write(1, "{1}")).isInstanceOf(TroubleException.class);

        Btf giant = BtfBytes.little()
                .integer("int", 4, true)
                .type("", Kind.ARRAY, 0, 0, 1, 1, -1)
                .type("", Kind.ARRAY, 0, 0, 2, 1, -1)
                .parse();
        assertThatThrownBy(() -> giant.size(3)).isInstanceOf(TroubleException.class);

        Btf pointer = BtfBytes.little().type("", Kind.PTR, 0, 1).parse();
        assertThat(pointer.prototype(1)).isEmpty();
        assertThat(pointer.read(1, new byte[8])).hasToString("0x0");
    }

    @Test
    void types_that_double_with_each_level_end() {
        BtfBytes bytes = BtfBytes.little().type("", Kind.FUNC_PROTO, 0, 0);
        BtfBytes structs = BtfBytes.little().integer("int", 4, true);
        for (int id = 1; id < 60; id++) {
            bytes.type("", Kind.FUNC_PROTO, 2, 0, 0, id, 0, id);
            structs.type("s", Kind.STRUCT, 2, 4, structs.string("a"), id, 0, structs.string("b"), id, 0);
        }
        assertThatThrownBy(() -> bytes.parse().typeName(60)).isInstanceOf(TroubleException.class);
        assertThatThrownBy(() -> structs.parse().read(60, new byte[4])).isInstanceOf(TroubleException.class);
    }

    @Test
    void an_id_or_a_string_that_is_not_there_is_trouble() {
        Btf btf = Samples.values();
        assertThatThrownBy(() -> btf.type(btf.count()))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("no type " + btf.count());
        assertThatThrownBy(() -> btf.type(-1)).isInstanceOf(TroubleException.class).hasMessageContaining("4294967295");
        assertThatThrownBy(() -> btf.string(1 << 20))
                .isInstanceOf(TroubleException.class)
                .hasMessageContaining("no string at 1048576");
        assertThatCode(() -> btf.string(0)).doesNotThrowAnyException();
    }
}
