package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;

/** A desk at the real kernel, with some programs in its folder and an interface to attach them to. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class KernelDesk {
    /** A packet to run programs on. */
    static final byte[] FRAME = new byte[64];

    @TempDir
    Path folder;

    Desk desk;
    Veth veth;

    @BeforeEach
    void sitDown() throws Exception {
        desk = Desk.in(folder);
        veth = new Veth();
        for (String name : List.of("drop.c", "rxcnt.c", "nocheck.c", "broken.c")) {
            try (var in = KernelDesk.class.getResourceAsStream(name)) {
                Files.write(desk.bench().folder().newFile(name), in.readAllBytes());
            }
        }
    }

    /**
     * What {@code :why} says, on one line, of a program {@code x} with that text, attached where its section says.
     * Lookups, cgroups and netfilter may be those of whoever runs this from afar, so the question is answered.
     */
    String whyOf(String text) throws Exception {
        desk.file("x.c", text);
        desk.type(":load x.c");
        desk.type(":attach x --yes --undo-after 60s");
        assertThat(desk.last().ok()).isTrue();
        return desk.type(":why x").replaceAll("\\s+", " ");
    }

    @AfterEach
    void leave() throws Exception {
        desk.close();
        veth.remove();
    }
}
