package bpflab.ast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CFunctionTest {
    private final CFunction shapes = Dumps.shapes();

    @Test
    void knows_its_head() {
        assertThat(shapes.name()).isEqualTo("shapes");
        assertThat(shapes.returns()).isEqualTo("int");
        assertThat(shapes.parameters()).extracting(Node::text).containsExactly("pair", "words", "count");
        assertThat(shapes.parameters()).extracting(Node::type)
                .containsExactly("struct pair *", "struct word *", "int");
    }

    @Test
    void gives_expressions_as_they_are_written() {
        assertThat(texts("ArraySubscriptExpr")).containsExactly("words->text[i]", "words[count]", "words[most & 7]");
        assertThat(texts("StmtExpr")).containsExactly(
                "({ int sum = 0; for (int i = 0; i < 8; i++) sum += words->text[i]; sum; })");
        assertThat(texts("MemberExpr")).contains("pair->left", "words[count].byte", "(words + 1)->byte");
    }

    @Test
    void joins_the_lines_of_what_is_written_on_several() {
        assertThat(texts("DoStmt")).containsExactly(
                "do { words[count].byte ^= 0x0f; count--; } while (count > 0)");
    }

    @Test
    void counts_columns_in_bytes_and_places_in_letters() {
        Node cast = shapes.tree().all().filter(n -> n.is("CStyleCastExpr")).reduce((a, b) -> b).orElseThrow();
        Node star = shapes.tree().parentOf(cast).orElseThrow();

        assertThat(shapes.text(star)).isEqualTo("*(int *)words->text");
        assertThat(shapes.line(star.span().line()).substring(0, shapes.range(star).from())).endsWith("✅ */ return ");
        assertThat(CFunction.index("ä = b", 4)).isEqualTo(2);
        assertThat(CFunction.index("ab", 99)).isEqualTo(2);
        assertThat(CFunction.index("ab", 0)).isEqualTo(0);
    }

    @Test
    void finds_what_line_information_means() {
        int line = line("words[count].byte ^= 0x0f;");
        String text = shapes.line(line);

        assertThat(kinds(line, 1 + text.indexOf("^="))).containsExactly("CompoundAssignOperator");
        assertThat(kinds(line, 1 + text.indexOf("byte"))).containsOnly("MemberExpr");
        assertThat(kinds(line, 1 + text.indexOf("words"))).contains("ArraySubscriptExpr", "DeclRefExpr");
        assertThat(shapes.at(line, 1)).isEmpty();
        assertThat(shapes.at(99, 1)).isEmpty();
    }

    @Test
    void knows_what_lies_around() {
        Node low = shapes.tree().all().filter(n -> n.is("MemberExpr") && n.text().equals("low")).findFirst()
                .orElseThrow();

        assertThat(shapes.around(low)).extracting(Node::kind).startsWith("FunctionDecl", "CompoundStmt", "IfStmt");
        assertThat(shapes.declaration("sum")).get().extracting(Node::type).isEqualTo("int");
        assertThat(shapes.declaration("halves")).isEmpty();
    }

    @Test
    void knows_the_bytes_of_numbers_and_pointers() {
        assertThat(bytes("unsigned char")).isEqualTo(1);
        assertThat(bytes("const volatile unsigned short")).isEqualTo(2);
        assertThat(bytes("unsigned int")).isEqualTo(4);
        assertThat(bytes("enum xdp_action")).isEqualTo(4);
        assertThat(bytes("long long")).isEqualTo(8);
        assertThat(bytes("struct iphdr *")).isEqualTo(8);
        assertThat(bytes("struct iphdr")).isEqualTo(0);
        assertThat(bytes("char[8]")).isEqualTo(0);
        assertThat(Node.elements("char[8]")).isEqualTo(8);
        assertThat(Node.elements("char[]")).isEqualTo(0);
        assertThat(Node.elements("char *")).isEqualTo(0);
    }

    private static int bytes(String type) {
        return new Node("", Span.NONE, type, type, "", "", List.of()).bytes();
    }

    private List<String> texts(String kind) {
        return shapes.tree().all().filter(n -> n.is(kind)).map(shapes::text).toList();
    }

    private List<String> kinds(int line, int column) {
        return shapes.at(line, column).stream().map(Node::kind).toList();
    }

    private int line(String text) {
        for (int i = 1; i <= shapes.lines().size(); i++) {
            if (shapes.line(i).strip().equals(text)) {
                return i;
            }
        }
        return 0;
    }
}
