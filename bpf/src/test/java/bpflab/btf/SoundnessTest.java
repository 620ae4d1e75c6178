package bpflab.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SoundnessTest {
    @Test
    void what_compilers_write_is_sound() {
        Btf values = Samples.values();

        assertThat(values.checked()).isSameAs(values);
    }

    /** Each kind that names another type, naming one behind the last: libbpf 1.1 ends the process for some of them. */
    @ParameterizedTest
    @EnumSource(names = {"PTR", "ARRAY", "STRUCT", "UNION", "TYPEDEF", "VOLATILE", "CONST", "RESTRICT", "FUNC",
        "FUNC_PROTO", "VAR", "DATASEC", "DECL_TAG", "TYPE_TAG"})
    void a_type_that_is_not_there_is_named(Kind kind) {
        for (int target : new int[] {2, 500, Integer.MAX_VALUE, -1}) {
            assertThatThrownBy(() -> naming(kind, target).parse().checked())
                    .as("%s of %d", kind, target)
                    .isInstanceOf(TroubleException.class)
                    .hasMessageContaining("type 1")
                    .hasMessageContaining(Integer.toUnsignedString(target));
        }
    }

    @Test
    void parameters_of_functions_and_index_types_of_arrays_count_too() {
        BtfBytes parameter = BtfBytes.little().type("", Kind.FUNC_PROTO, 1, 0, 0, 77);
        BtfBytes index = BtfBytes.little().type("", Kind.ARRAY, 0, 0, 2, 77, 3).integer("int", 4, true);

        assertThatThrownBy(() -> parameter.parse().checked()).hasMessageContaining("names type 77");
        assertThatThrownBy(() -> index.parse().checked()).hasMessageContaining("names type 77");
    }

    @Test
    void a_function_needs_a_prototype_and_a_section_holds_variables() {
        BtfBytes function = BtfBytes.little().type("f", Kind.FUNC, 0, 2).integer("int", 4, true);
        BtfBytes section = BtfBytes.little().type(".maps", Kind.DATASEC, 1, 0, 2, 0, 4).integer("int", 4, true);

        assertThatThrownBy(() -> function.parse().checked()).hasMessageContaining("not a FUNC_PROTO");
        assertThatThrownBy(() -> section.parse().checked()).hasMessageContaining("not a VAR or FUNC");
    }

    @Test
    void circles_of_names_and_structs_in_themselves_are_refused() {
        BtfBytes names = BtfBytes.little().type("a", Kind.TYPEDEF, 0, 2).type("", Kind.CONST, 0, 1);
        BtfBytes inside = BtfBytes.little().type("s", Kind.STRUCT, 1, 4, 0, 1, 0);

        assertThatThrownBy(() -> names.parse().checked()).hasMessageContaining("defined by itself");
        assertThatThrownBy(() -> inside.parse().checked()).hasMessageContaining("holds itself");
    }

    /** The last type may be cut off anywhere, also before its first word. */
    @Test
    void a_type_that_is_cut_off_is_trouble_whatever_its_length() {
        byte[] whole = BtfBytes.little().integer("int", 4, true).bytes();
        for (int left = 1; left < 16; left++) {
            byte[] cut = Arrays.copyOf(whole, whole.length);
            cut[12] = (byte) left; // the length of the types, in struct btf_header
            assertThatThrownBy(() -> Btf.parse(cut)).as("%d bytes", left).hasMessageContaining("type 1 was cut off");
        }
    }

    private static BtfBytes naming(Kind kind, int target) {
        BtfBytes bytes = BtfBytes.little();
        return switch (kind) {
            case ARRAY -> bytes.type("", kind, 0, 0, target, 0, 3);
            case STRUCT, UNION -> bytes.type("s", kind, 1, 4, 0, target, 0);
            case FUNC_PROTO -> bytes.type("", kind, 0, target);
            case DATASEC -> bytes.type(".maps", kind, 1, 0, target, 0, 4);
            case VAR, DECL_TAG -> bytes.type("v", kind, 0, target, 0);
            default -> bytes.type("", kind, 0, target);
        };
    }
}
