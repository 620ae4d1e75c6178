package bpflab;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts in the sources of what ships, put together as they will be shown, by the compiler's own trees. */
final class SourceTexts extends TreeScanner<Void, Boolean> {
    /** Stands for what is only known when it runs: a name, a path. */
    static final String NAME = "some";

    /** Methods whose last argument is a hint; that of {@code Nearest.hint} is one when nothing is near. */
    private static final Set<String> HINTING = Set.of("usage", "failed", "machine", "hint", "nothing", "bad", "note");

    private final String place;
    private final List<Text> texts;

    private SourceTexts(String place, List<Text> texts) {
        this.place = place;
        this.texts = texts;
    }

    /** A text, and whether it stands where a hint is asked for. */
    record Text(String place, String words, boolean isHint) {}

    static List<Text> all() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = Tree.javaFiles().stream()
                    .filter(file -> !file.toString().contains("/src/test/")
                            && !file.toString().contains("/benchmark/"))
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            List<Text> texts = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new SourceTexts(Path.of(unit.getSourceFile().getName()).getFileName().toString(), texts)
                        .scan(unit, false);
            }
            return texts;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Boolean inHint) {
        String name = call.getMethodSelect().toString().replaceAll("(?s).*\\.", "");
        List<? extends ExpressionTree> given = call.getArguments();
        int last = given.size() - 1;
        if (!HINTING.contains(name) || last < 1) {
            return super.visitMethodInvocation(call, inHint);
        }
        scan(call.getMethodSelect(), false);
        scan(given.get(last), true);
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree sum, Boolean inHint) {
        if (sum.getKind() != Kind.PLUS || variants(sum).stream().allMatch(NAME::equals)) {
            return super.visitBinary(sum, inHint);
        }
        variants(sum).forEach(words -> texts.add(new Text(place, words, inHint)));
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Boolean inHint) {
        if (literal.getKind() == Kind.STRING_LITERAL) {
            texts.add(new Text(place, (String) literal.getValue(), inHint));
        }
        return null;
    }

    /** What an expression may come to: both sides of each question in it. */
    private static List<String> variants(ExpressionTree of) {
        if (of instanceof ParenthesizedTree group) {
            return variants(group.getExpression());
        }
        if (of instanceof BinaryTree && of.getKind() == Kind.PLUS) {
            List<String> behind = variants(((BinaryTree) of).getRightOperand());
            return variants(((BinaryTree) of).getLeftOperand()).stream()
                    .flatMap(front -> behind.stream().map(front::concat))
                    .toList();
        }
        if (of instanceof ConditionalExpressionTree) {
            ConditionalExpressionTree question = (ConditionalExpressionTree) of;
            return Stream.of(question.getTrueExpression(), question.getFalseExpression())
                    .flatMap(side -> variants(side).stream())
                    .toList();
        }
        return List.of(of instanceof LiteralTree ? String.valueOf(((LiteralTree) of).getValue()) : NAME);
    }
}
