package bpflab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The reasons in words; that they are the kernel's is tested on the kernel, where programs are. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrintFormatTest {
    @Test
    void a_refused_format_is_told_with_what_does_it_instead() {
        assertThat(why("load %f\n", 3)).isEqualTo("it does not know %f: the kernel has no floats");
        assertThat(why("%5.2f", 3)).isEqualTo("it does not know %5.: there is no precision");
        assertThat(why("%hd", 3)).isEqualTo("it does not know %h: %d and %x take short numbers as they are");
        assertThat(why("%zu", 3)).isEqualTo("it does not know %z: %lu does it");
        assertThat(why("%sx", 3)).isEqualTo("%sx: behind a text must be a blank, a punctuation mark or the end");
        assertThat(why("%d %d %d %d", 3)).contains("more than 3 values");
        assertThat(why("100% ", 0)).contains("a % itself is %%");
        assertThat(why("100%", 3)).contains("% is not complete");
        assertThat(why("bell\u0007", 3)).isEqualTo("it has the control character 7");
        assertThat(PrintFormat.refusal("no end".getBytes(StandardCharsets.UTF_8), 3)).get().asString()
                .contains("sizeof(format)");
    }

    @Test
    void a_format_without_a_fault_is_none() {
        for (String format : new String[] {"", "plain", "%d %-5x %08lx", "%llu%c%s", "%s, %pks.", "%pI4:%d %pi6",
                "%p%p", "%%f %d", "%+5i"}) {
            assertThat(PrintFormat.refusal((format + "\0").getBytes(StandardCharsets.UTF_8), 3)).as(format).isEmpty();
        }
    }

    private static String why(String format, int arguments) {
        return PrintFormat.refusal((format + "\0").getBytes(StandardCharsets.UTF_8), arguments).orElse("");
    }
}
