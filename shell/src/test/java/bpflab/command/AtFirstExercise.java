package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A student at the exercise of the first lesson, on the real kernel; no lab is left when they go. */
@NeedsKernel
abstract class AtFirstExercise extends InClassroom {
    @BeforeEach
    @Override
    void open() throws Exception {
        super.open();
        room.type(":lesson first");
        room.type(":next");
    }

    @AfterEach
    @Override
    void close() {
        super.close();
        assertThat(Path.of("/sys/class/net/lab0")).doesNotExist();
    }
}
