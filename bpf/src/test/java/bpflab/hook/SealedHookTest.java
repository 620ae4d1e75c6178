package bpflab.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources with one more record in {@code Hook} do not compile, until each place has answered. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SealedHookTest {
    private static final Path SOURCES = Path.of("src/main/java/bpflab");
    private static final String RECORD = """
            package bpflab.hook;

            record Novel(String target) implements Hook {
                @Override
                public HookKind kind() {
                    return HookKind.XDP;
                }
                %s
            }
            """;
    private static final String MATCH = """
            @Override
            public <R> R match(Cases<R> on) {
                return on.novel(this);
            }
            """;

    @TempDir
    Path made;

    @Test
    void the_sources_as_they_are_compile() throws IOException {
        assertThat(broken(Map.of())).isEmpty();
    }

    @Test
    void a_record_without_its_case_does_not_compile() throws IOException {
        String permitted = hook().replace("permits Xdp,", "permits Novel, Xdp,");
        assertThat(broken(Map.of("Hook.java", permitted, "Novel.java", RECORD.formatted("")))).contains("Novel.java");
    }

    @Test
    void a_record_with_a_case_does_not_compile_until_attaching_and_being_gone_answer() throws IOException {
        String answered = hook().replace("permits Xdp,", "permits Novel, Xdp,")
                .replace("R xdp(Xdp hook);", "R xdp(Xdp hook); R novel(Novel hook);");
        assertThat(broken(Map.of("Hook.java", answered, "Novel.java", RECORD.formatted(MATCH))))
                .containsExactly("Attacher.java", "StillThere.java");
    }

    private static String hook() throws IOException {
        return Files.readString(SOURCES.resolve("hook/Hook.java"));
    }

    /** The files with errors, when some have other texts. */
    private Set<String> broken(Map<String, String> texts) throws IOException {
        List<JavaFileObject> files = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (String room : List.of("hook", "linux/attach")) {
            try (Stream<Path> found = Files.list(SOURCES.resolve(room))) {
                for (Path file : found.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString();
                    files.add(new Text(name, texts.getOrDefault(name, Files.readString(file))));
                }
            }
        }
        if (texts.containsKey("Novel.java")) {
            files.add(new Text("Novel.java", texts.get("Novel.java")));
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of("-proc:none", "-d", made.toString(), "-cp",
                System.getProperty("java.class.path"));
        compiler.getTask(null, null, said, options, null, files).call();
        Set<String> names = new TreeSet<>();
        said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .forEach(one -> names.add(((Text) one.getSource()).file));
        return names;
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String file;
        private final String text;

        private Text(String file, String text) {
            super(URI.create("mem:///" + packageOf(text) + file),
                    Kind.SOURCE);
            this.file = file;
            this.text = text;
        }

        private static String packageOf(String text) {
            return text.contains("package bpflab.hook;") ? "bpflab/hook/" : "bpflab/linux/attach/";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
