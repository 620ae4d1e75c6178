package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.command.all.AllCommands;
import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scripts read what {@code --json} says, so its names stay. A golden file has lines as typed, and below each the shape
 * of its answer; {@code -Dgolden.write} writes the shapes anew.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShapesTest {
    private static final Path FOLDER = Path.of("src/test/resources/bpflab/command");
    private static final String UNREADABLE =
            Classroom.HEAD + "SEC(\"xdp\") int verdict(struct xdp_md *ctx) { return *(char *) (long) ctx->data; }\n";

    @TempDir
    Path folder;

    @Test
    @NeedsKernel
    void of_the_answers_at_the_bench_are_as_they_were() throws Exception {
        Veth veth = new Veth();
        try (Desk desk = Desk.in(folder)) {
            for (String name : List.of("drop.c", "rxcnt.c", "nocheck.c", "broken.c", "old.c")) {
                byte[] text = ShapesTest.class.getResourceAsStream(name).readAllBytes();
                Files.write(desk.bench().folder().newFile(name), text);
            }
            desk.file("lines.bpflab", "!true\n:load broken.c\n");
            compare("bench", line -> {
                desk.type(line.replace("VETH", veth.name));
                if (line.startsWith(":attach")) {
                    desk.bench().program("rx").run(KernelDesk.FRAME, 3);
                }
                return desk.last();
            });
        } finally {
            veth.remove();
        }
    }

    @Test
    @NeedsKernel
    void of_the_answers_in_the_course_are_as_they_were() throws Exception {
        try (Classroom room = new Classroom(folder)) {
            room.seat(text -> text);
            List<String> files = new ArrayList<>(List.of(Classroom.DROP, "int broken", UNREADABLE, Classroom.PASS));
            compare("course", line -> {
                if (line.startsWith(":check")) {
                    Files.writeString(room.copy("x.c"), files.remove(0));
                }
                room.type(line);
                return room.last();
            });
        }
    }

    @Test
    void are_kept_of_every_command() throws IOException {
        List<String> typed = Stream.concat(lines("bench").stream(), lines("course").stream())
                .map(line -> line.split(" ")[0])
                .toList();
        assertThat(AllCommands.interpreter(null, null).commands().all())
                .extracting(command -> ":" + command.name())
                .allSatisfy(command -> assertThat(typed).contains(command));
    }

    private interface Typist {
        Answer type(String line) throws Exception;
    }

    private static void compare(String name, Typist typist) throws Exception {
        StringBuilder seen = new StringBuilder();
        for (String line : lines(name)) {
            String shape = Shape.of(line, typist.type(line));
            // What others left on this machine is there or not.
            seen.append(line).append('\n')
                    .append(line.equals(":leftovers") ? shape.replaceAll("(?m)^ +data\\[\\].*\n", "") : shape);
        }
        if (System.getProperty("golden.write") != null) {
            Files.writeString(golden(name), seen);
        }
        assertThat(seen.toString()).isEqualTo(Files.readString(golden(name), StandardCharsets.UTF_8));
    }

    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(golden(name)).stream().filter(line -> !line.startsWith(" ")).toList();
    }

    private static Path golden(String name) {
        return FOLDER.resolve("shapes-" + name + ".txt");
    }
}
