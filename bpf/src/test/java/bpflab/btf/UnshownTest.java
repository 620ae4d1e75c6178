package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A value whose lock, list and pointer the kernel shows nobody. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnshownTest {
    private static final int VALUE = 8;
    private final Btf btf = Btf.parse(value());

    private static byte[] value() {
        BtfBytes made = BtfBytes.little();
        made.integer("int", 4, true);
        made.integer("unsigned long long", 8, false);
        made.type("bpf_spin_lock", Kind.STRUCT, 1, 4, made.string("val"), 1, 0);
        made.type("bpf_list_head", Kind.STRUCT, 1, 8, made.string("__opaque"), 2, 0);
        made.type("task_struct", Kind.FWD, 0, 0);
        made.type("kptr", Kind.TYPE_TAG, 0, 5);
        made.type("", Kind.PTR, 0, 6);
        made.type("value", Kind.STRUCT, 5, 32,
                made.string("a"), 1, 0,
                made.string("lock"), 3, 32,
                made.string("list"), 4, 64,
                made.string("task"), 7, 128,
                made.string("plain"), 9, 192);
        made.type("", Kind.PTR, 0, 5);
        return made.bytes();
    }

    private static byte[] raw() {
        return ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(7).putInt(1).putLong(0xffffc90002a36000L).putLong(0xffff888000000000L).putLong(16).array();
    }

    @Test
    void is_said_to_be_hidden_and_no_number_of_a_buffer_or_a_zero_is_shown() {
        assertThat(btf.read(VALUE, raw()))
                .hasToString("{.a = 7, .lock = hidden, .list = hidden, .task = hidden, .plain = 0x10}");
        assertThat(btf.read(VALUE, raw()).json())
                .isEqualTo("{\"a\":7,\"lock\":\"hidden\",\"list\":\"hidden\",\"task\":\"hidden\",\"plain\":\"0x10\"}");
        ByteText text = new ByteText();
        Printer.of(btf, VALUE).print(raw(), 0, text);
        assertThat(text).as("in a file").hasToString(btf.read(VALUE, raw()).toString());
    }

    @Test
    void can_be_typed_as_it_is_shown_and_stays_as_it_is() {
        assertThat(btf.write(VALUE, btf.read(VALUE, raw()).toString(), raw())).isEqualTo(raw());
        assertThat(btf.write(VALUE, btf.read(VALUE, raw()).json(), raw())).isEqualTo(raw());
    }

    @Test
    void is_not_written_by_a_person_who_is_told_how_the_field_is_typed() {
        assertThatThrownBy(() -> btf.write(VALUE, "{.a = 1, .task = 0x10}"))
                .isInstanceOfSatisfying(TroubleException.class, no -> {
                    assertThat(no.trouble().why()).startsWith("0x10 cannot be put into struct task_struct *");
                    assertThat(no.trouble().hint()).isEqualTo("it looks like {.task = hidden}");
                });
    }

    @Test
    void has_no_part_for_another_notation() {
        assertThat(btf.leaves(VALUE).stream().map(Leaf::path).toList()).isEqualTo(List.of("a", "plain"));
    }
}
