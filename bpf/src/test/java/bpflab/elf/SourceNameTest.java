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
            "_ZSt4sortIPiEvT_S1_", "_ZNSt6vectorIiSaIiEE9push_backEOi", "_ZNSt7__cxx114listIiSaIiEE9push_backEOi",
            "_ZNSs6appendEPKc", "_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE6appendEPKc", "_ZNSo5flushEv",
            "_ZN1a3boxIiE3putEi", "_ZN1a3boxINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEE3putES6_");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "shop::Cart::add | _ZN4shop4Cart3addEd _ZN4shop4Cart3addEi", "shop::Cart::sub | ''",
        "add(int) | _ZN4shop4Cart3addEd _ZN4shop4Cart3addEi", "shop::twice<int> | _ZN4shop5twiceIiEET_S1_",
        "work | _Z4workv", "main | ''", "shop::Cart | ''", "rs::shop::plus | _RNvNtCsbFYJioi4cCO_2rs4shop4plus",
        "rs::shop::minus | _ZN2rs4shop5minus17h0123456789abcdefE", "std::sort | _ZSt4sortIPiEvT_S1_", "a*b | ''",
        "std::vector<int>::push_back | _ZNSt6vectorIiSaIiEE9push_backEOi",
        "std::vector::push_back(int) | _ZNSt6vectorIiSaIiEE9push_backEOi",
        "std::list<int>::push_back | _ZNSt7__cxx114listIiSaIiEE9push_backEOi",
        "std::string::append | _ZNSs6appendEPKc _ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE6appendEPKc",
        "std::ostream::flush | _ZNSo5flushEv", "std::istream::flush | ''", "box<int>::putt | ''",
        "a::box<std::vector<std::map<int, int>>>::put | _ZN1a3boxINSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEE"
                + "3putES6_ _ZN1a3boxIiE3putEi"})
    void a_name_of_the_source_stands_for_its_symbols(String name, String symbols) {
        assertThat(String.join(" ", new SourceName(name).among(SYMBOLS))).isEqualTo(symbols);
    }
}
