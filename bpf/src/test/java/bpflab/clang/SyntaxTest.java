package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.ast.Cursor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text's tree, with offsets, behind a header that is precompiled. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyntaxTest {
    private static final String PRELUDE = "#include \"vmlinux.h\"\n#define TWICE(x) ((x) + (x))\nint outside(int);\n";

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new FakeHeader(), folder.resolve("cache"));
    }

    private Syntax syntax(String text) throws InterruptedException {
        return clang.syntax(folder.resolve("x.c"), text, PRELUDE, "#define BETWEEN 3\n", List.of());
    }

    private static Cursor first(Syntax syntax, String kind) {
        return syntax.declarations().stream().flatMap(Cursor::all).filter(one -> one.is(kind)).findFirst()
                .orElseThrow();
    }

    @Test
    void only_the_texts_own_declarations_are_in_it() throws Exception {
        Syntax syntax = syntax("struct own { int n; };\nint f(struct own *o)\n{\n\treturn o->n;\n}\n");
        assertThat(syntax.declarations()).extracting(Cursor::name).containsExactly("own", "f");
        assertThat(syntax.diagnostics()).isEmpty();
    }

    @Test
    void places_are_offsets() throws Exception {
        String text = "struct own { int n; };\nint f(struct own *o)\n{\n\treturn o->n;\n}\n";
        Cursor member = first(syntax(text), "MemberExpr");
        assertThat(text.substring(member.place().from(), member.place().to())).isEqualTo("o->n");
        assertThat(member.refers().orElseThrow().name()).isEqualTo("n");
    }

    @Test
    void what_a_macro_is_given_is_where_it_is_written() throws Exception {
        String text = "#define OWN(x) outside(x)\nint f(int n)\n{\n\treturn TWICE(n) + OWN(n + BETWEEN);\n}\n";
        Syntax syntax = syntax(text);
        Cursor call = first(syntax, "CallExpr");
        assertThat(text.substring(call.place().from(), call.place().to())).isEqualTo("outside(x)");
        assertThat(text.substring(call.place().used())).startsWith("OWN(n");
        Cursor paren = first(syntax, "ParenExpr");
        assertThat(paren.place().isWritten()).isFalse();
        assertThat(text.substring(paren.place().used(), paren.place().usedTo())).isEqualTo("TWICE");
    }

    @Test
    void a_text_that_is_wrong_has_a_tree_and_diagnostics() throws Exception {
        Syntax syntax = syntax("int f(void)\n{\n\tnothing(1);\n\treturn MISSING;\n}\n");
        assertThat(syntax.declarations()).extracting(Cursor::name).contains("f");
        assertThat(syntax.diagnostics()).extracting(Diagnostic::line).contains(3, 4);
    }

    @Test
    void what_headers_define_is_kept() throws Exception {
        String defines = clang.macros(List.of("linux/if_ether.h", "no/such.h"));
        assertThat(defines).contains("#define ETH_P_IP 0x0800");
        assertThat(clang.macros(List.of("linux/if_ether.h", "no/such.h"))).isEqualTo(defines);
    }
}
