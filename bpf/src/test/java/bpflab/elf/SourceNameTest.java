package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Symbols as g++ 12 and rustc 1.8x write them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceNameTest {
    private static final List<String> SYMBOLS = List.of(
            "_ZN4shop4Cart3addEi", "_ZN4shop4Cart3addEd", "_ZN4shop5twiceIiEET_S1_", "_Z4workv", "main",
            "_ZN14workshop4Cart3subEi", "_RNvNtCsbFYJioi4cCO_2rs4shop4plus", "_ZN2rs4shop5minus17h0123456789abcdefE",
            "_ZSt4sortIPiEvT_S1_");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shop::Cart::add | _ZN4shop4Cart3addEd _ZN4shop4Cart3addEi", "shop::Cart::sub | ''",
        "add(int) | _ZN4shop4Cart3addEd _ZN4shop4Cart3addEi", "shop::twice<int> | _ZN4shop5twiceIiEET_S1_",
        "work | _Z4workv", "main | ''", "shop::Cart | ''", "rs::shop::plus | _RNvNtCsbFYJioi4cCO_2rs4shop4plus",
        "rs::shop::minus | _ZN2rs4shop5minus17h0123456789abcdefE", "std::sort | _ZSt4sortIPiEvT_S1_", "a*b | ''"})
    void a_name_of_the_source_stands_for_its_symbols(String name, String symbols) {
        assertThat(String.join(" ", new SourceName(name).among(SYMBOLS))).isEqualTo(symbols);
    }
}
