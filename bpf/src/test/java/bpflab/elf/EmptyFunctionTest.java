package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.clang.KeptObject;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** clang leaves all of a function out where C leaves open what it does: nothing is damaged then. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EmptyFunctionTest {
    private final byte[] image = KeptObject.of("empty", "__asm__(\".section xdp,\\\"ax\\\",@progbits\\n.globl prog\\n"
            + ".type prog,@function\\nprog:\\n.size prog, 0\\n\");\n").image();

    @Test
    void a_text_is_to_be_looked_at() {
        assertThat(parsing("x.c").why()).startsWith("function prog has no instructions").contains("undefined in C");
        assertThat(parsing("x.c").hint()).isEqualTo(":edit x.c   # look at the pointers and loops of prog");
    }

    @Test
    void an_object_lists_its_functions() {
        assertThat(parsing("x.o").hint()).startsWith("!llvm-readelf -s x.o");
    }

    private Trouble parsing(String name) {
        return catchThrowableOfType(TroubleException.class, () -> ObjectFile.parse(name, image)).trouble();
    }
}
