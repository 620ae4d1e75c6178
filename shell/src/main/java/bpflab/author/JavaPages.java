package bpflab.author;

import bpflab.bench.JavaApi;
import bpflab.owner.FileErrors;
import bpflab.owner.OwnedFiles;
import bpflab.trouble.Trouble;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What Java at the prompt can call, as the JDK's own javadoc writes it: {@link JavaApi}, and what its methods take and
 * give.
 */
public final class JavaPages {
    private static final List<String> MODULES = List.of("bpf", "lessons", "shell");
    private static final String FIRST = JavaApi.class.getName().replace('.', '/') + ".html";

    private final Path home;

    /** @param home the folder of bpflab's own tree: pages are made from its sources */
    public JavaPages(Path home) {
        this.home = home;
    }

    /**
     * Writes them.
     *
     * @param folder made when it is not there
     * @return the page to begin with
     * @throws bpflab.trouble.TroubleException no sources, a Java without javadoc, no room, no right
     */
    public Path write(Path folder, OwnedFiles door) {
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        if (tool == null) {
            throw Trouble.machine("cannot make the pages", "this Java has no javadoc",
                    "!apt-get install openjdk-17-jdk-headless   # or another JDK").toException();
        }
        Path made = null;
        try {
            made = Files.createTempDirectory("bpflab-javadoc");
            run(tool, made);
            copy(made, folder, door);
            return folder.resolve(FIRST);
        } catch (IOException e) {
            throw Trouble.failed("cannot write the pages to " + folder, FileErrors.reason(e),
                    "a folder that you may write to: bpflab author javadoc DIR").toException(e);
        } finally {
            delete(made);
        }
    }

    private void run(DocumentationTool tool, Path into) throws IOException {
        List<Path> sources = types().stream().map(this::source).flatMap(Optional::stream).toList();
        if (sources.size() < types().size()) {
            throw Trouble.failed("cannot make the pages", "there are no sources in " + home,
                    "./bpflab author javadoc DIR   # in a clone of bpflab").toException();
        }
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = tool.getStandardFileManager(null, null, null)) {
            List<String> words = List.of(
                    "-quiet", "-Xdoclint:none", "-notimestamp", "-encoding", "UTF-8", "-d", into.toString(),
                    "-windowtitle", "bpflab", "-classpath", System.getProperty("java.class.path"));
            boolean done = tool.getTask(said, files, null, null, words, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw Trouble.failed("cannot make the pages", "javadoc stopped: " + said.toString().strip(),
                        "bpflab doctor").toException();
            }
        }
    }

    /** The classes that a person meets who calls a method, without those of the JDK. */
    static Set<Class<?>> types() {
        Set<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));
        types.add(JavaApi.class);
        for (Method method : JavaApi.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                Stream.concat(Stream.of(method.getGenericReturnType()),
                        Arrays.stream(method.getGenericParameterTypes())).forEach(type -> add(type, types));
            }
        }
        return types;
    }

    private static void add(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType of) {
            Arrays.stream(of.getActualTypeArguments()).forEach(argument -> add(argument, types));
            add(of.getRawType(), types);
        } else if (type instanceof Class<?> named && named.getName().startsWith("bpflab.")) {
            types.add(named.getNestHost());
        }
    }

    private Optional<Path> source(Class<?> type) {
        return MODULES.stream()
                .map(module -> home.resolve(module).resolve("src/main/java")
                        .resolve(type.getName().replace('.', '/') + ".java"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static void copy(Path from, Path to, OwnedFiles door) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.sorted().toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    door.makeFolder(there);
                } else {
                    door.replace(there, Files.readAllBytes(file));
                }
            }
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepest = new ArrayList<>(all.toList());
            deepest.sort(Comparator.reverseOrder());
            deepest.forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            return;
        }
    }
}
