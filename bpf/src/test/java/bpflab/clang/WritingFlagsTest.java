package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.trouble.TroubleException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under sudo clang is root's: it writes no file. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WritingFlagsTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "-o", "-MD", "-MMD", "-MFdeps.d", "-MJx.json", "-save-temps", "--save-temps=obj", "-ftime-trace",
        "-dependency-file", "--serialize-diagnostics", "-gsplit-dwarf", "-fsave-optimization-record", "-Wp,-MD,x.d",
        "--config=x.cfg", "@words"
    })
    void a_word_that_writes_a_file_is_refused_by_name(String word) {
        assertThatThrownBy(() -> WritingFlags.refuse(List.of("-DA", word)))
                .isInstanceOfSatisfying(TroubleException.class, refused -> assertThat(refused.trouble().what())
                        .isEqualTo("clang is not run with " + word));
    }

    @Test
    void the_words_that_people_give_are_passed_on() {
        assertThatCode(() -> WritingFlags.refuse(List.of(
                "-O1", "-Os", "-Werror", "-MV", "-mcpu=v3", "-DMODE=1", "-I", "inc", "-include", "x.h", "-Wno-all",
                "-fno-builtin", "-Xclang", "-target-feature")))
                .doesNotThrowAnyException();
    }
}
