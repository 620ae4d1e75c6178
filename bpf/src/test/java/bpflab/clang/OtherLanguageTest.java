package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherLanguageTest {
    @Test
    void a_linkage_of_cpp_is_told_where_the_file_does_not_ask_which_language_it_is() {
        String linkage = "extern \"C\" {\nint f(void);\n}\n";

        assertThat(OtherLanguage.hint("#include <linux/bpf.h>\n" + linkage)).hasValueSatisfying(
                hint -> assertThat(hint).startsWith("extern \"C\" is C++").contains("take it out"));
        assertThat(OtherLanguage.hint("#ifdef __cplusplus\n" + linkage + "#endif\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public class A {\n}\n", "import java.util.List;\nclass A {\n}\n",
            "import static java.lang.Math.*;\n"})
    void java_is_told_as_java(String text) {
        assertThat(OtherLanguage.hint(text).orElseThrow()).startsWith("this is Java, not C");
    }

    @Test
    void c_is_no_other_language() {
        assertThat(OtherLanguage.hint("#include <linux/bpf.h>\nint public_class;\nextern int import;\n")).isEmpty();
    }
}
