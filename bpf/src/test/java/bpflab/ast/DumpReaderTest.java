package bpflab.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dumps beside it were written by clang 14 for the C files of the same names. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DumpReaderTest {
    private static final String DUMP = Dumps.text("shapes.dump");

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "core", "macros"})
    void reads_trees_with_their_types_and_places(String name) {
        assertThat(Dumps.shown(DumpReader.read(Dumps.text(name + ".dump")))).isEqualTo(Dumps.text(name + ".tree"));
    }

    @Test
    void has_no_tree_for_what_is_no_dump() {
        assertThat(DumpReader.read("")).isEmpty();
        assertThat(DumpReader.read("error: unknown type name 'foo'\n1 error generated.\n")).isEmpty();
        assertThat(DumpReader.read("VarDecl 0x1 <a.c:1:1, col:5> col:5 x 'int'\n")).isEmpty();
    }

    @Test
    void passes_over_declarations_of_other_kinds() {
        String record = "Dumping shapes:\nRecordDecl 0x1 <a.c:1:1, line:3:1> line:1:8 struct shapes definition\n"
                + "`-FieldDecl 0x2 <line:2:2, col:6> col:6 shapes 'int'\n\n";

        assertThat(DumpReader.read(record + DUMP)).singleElement()
                .satisfies(tree -> assertThat(tree.text()).isEqualTo("shapes"));
    }

    @Test
    void reads_a_dump_without_addresses_and_with_line_ends_of_windows_alike() {
        String plain = DUMP.replaceAll(" 0x[0-9a-f]+(?= <)", "");

        assertThat(Dumps.shown(DumpReader.read(plain))).isEqualTo(Dumps.text("shapes.tree"));
        assertThat(Dumps.shown(DumpReader.read(DUMP.replace("\n", "\r\n")))).isEqualTo(Dumps.text("shapes.tree"));
    }

    /** From clang 15 on attributes have more words, from 16 on typedefs are written beside their types more often. */
    @Test
    void reads_what_later_clangs_write_differently() {
        String later = """
                Dumping count:
                FunctionDecl 0x5581 <count.c:3:1, line:7:1> line:3:5 count 'int (struct xdp_md *)'
                |-ParmVarDecl 0x5582 <col:11, col:26> col:26 used ctx 'struct xdp_md *'
                |-CompoundStmt 0x5583 <line:4:1, line:7:1>
                | |-DeclStmt 0x5584 <line:5:2, col:34>
                | | `-VarDecl 0x5585 <col:2, col:31> col:9 used data 'void *' cinit
                | |   `-CStyleCastExpr 0x5586 <col:16, col:31> 'void *' <IntegralToPointer>
                | |     `-ImplicitCastExpr 0x5587 <col:26, col:31> '__u32':'unsigned int' <LValueToRValue>
                | |       `-MemberExpr 0x5588 <col:26, col:31> '__u32':'unsigned int' lvalue ->data 0x5500
                | |         `-ImplicitCastExpr 0x5589 <col:26> 'struct xdp_md *' <LValueToRValue>
                | |           `-DeclRefExpr 0x558a <col:26> 'struct xdp_md *' lvalue ParmVar 0x5582 'ctx' \
                'struct xdp_md *' non_odr_use_unevaluated
                | `-ReturnStmt 0x558b <line:6:2, col:27>
                |   `-RecoveryExpr 0x558c <col:9, col:27> '<dependent type>' contains-errors lvalue
                |-SectionAttr 0x558d </usr/include/bpf/bpf_helpers.h:42:17, col:29> "xdp"
                `-UsedAttr 0x558e <col:32>
                """;

        Node tree = DumpReader.read(later).get(0);

        assertThat(tree.text()).isEqualTo("count");
        Node member = tree.all().filter(n -> n.is("MemberExpr")).findFirst().orElseThrow();
        assertThat(member.text()).isEqualTo("data");
        assertThat(member.canonicalType()).isEqualTo("unsigned int");
        assertThat(member.bytes()).isEqualTo(4);
        assertThat(member.span()).isEqualTo(new Span("count.c", 5, 26, "count.c", 5, 31));
        assertThat(tree.all().filter(n -> n.is("DeclRefExpr")).map(Node::text)).containsExactly("ctx");
    }

    @Test
    void gives_of_a_dump_that_is_cut_off_what_is_there() {
        for (int end = 0; end <= DUMP.length(); end++) {
            List<Node> trees = DumpReader.read(DUMP.substring(0, end));

            assertThat(trees).hasSizeLessThanOrEqualTo(1);
        }
        String half = DUMP.substring(0, DUMP.indexOf("| |-DoStmt"));
        assertThat(DumpReader.read(half).get(0).all().filter(n -> n.is("VarDecl")).map(Node::text))
                .containsExactly("most", "letters", "sum", "i");
    }

    @Test
    void reads_damaged_dumps_without_falling() {
        Random random = new Random(1);
        byte[] bytes = DUMP.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < 1 + round % 9; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) " <>'`|-:0123456789,\n".charAt(random.nextInt(20));
            }
            String text = new String(damaged, StandardCharsets.UTF_8);
            assertThatCode(() -> DumpReader.read(text)).as(text).doesNotThrowAnyException();
        }
    }

    @Test
    void takes_numbers_of_any_length() {
        String huge = "FunctionDecl 0x1 <a.c:99999999999999999999:1, col:99999999999999999999> col:5 f 'void (void)'\n";

        assertThat(DumpReader.read(huge)).extracting(Node::text).containsExactly("f");
    }
}
