package bpflab.command;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;

/** A student in the classroom's small course, before anything was typed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class InClassroom {
    @TempDir
    Path folder;

    Classroom room;

    @BeforeEach
    void open() throws Exception {
        room = new Classroom(folder);
    }

    @AfterEach
    void close() {
        room.close();
    }
}
