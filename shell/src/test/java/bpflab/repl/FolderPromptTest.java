package bpflab.repl;

import bpflab.lesson.Course;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderPromptTest {
    private static final String CTRL_C = "\u0003";

    @TempDir
    private Path folder;

    @Test
    void tab_completes_folders_and_the_prompt_tells_where_one_went() throws Exception {
        Files.createDirectories(folder.resolve("course"));
        Path place = Files.createDirectories(folder.resolve("a place"));
        Files.writeString(place.resolve("own words.txt"), "");
        Files.writeString(folder.resolve("a file"), "");
        try (Desk desk = new Desk(folder, Course.open(folder.resolve("course")), 200, 24)) {
            desk.endsWith("bpflab>")
                    .type(":cd " + folder + "/a\t")
                    .sees(":cd " + folder + "/a\\ place/")
                    .type("\r")
                    .sees("in " + place)
                    .sees("/a place>");
            desk.type(":source o\t").endsWith(":source own\\ words.txt");
            desk.type(CTRL_C).type(":cd\r").endsWith("\nbpflab>");
        }
    }

    @Test
    void tab_completes_names_in_the_text_that_java_is_given() throws Exception {
        Files.createDirectories(folder.resolve("course"));
        Files.writeString(folder.resolve("mine.c"), "");
        try (Desk desk = new Desk(folder, Course.open(folder.resolve("course")), 200, 24)) {
            desk.endsWith("bpflab>")
                    .type("load(\"" + folder + "/mi\t")
                    .sees("load(\"" + folder + "/mine.c\"")
                    .type(CTRL_C);
        }
    }
}
