package bpflab.dialect.bcc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of a tutorial, as published: it is read where it lies, and nothing of it is kept here. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BccDocumentTest {
    /** Ethernet, IPv4, UDP to port 5005. */
    private static final byte[] DATAGRAM = HexFormat.of().parseHex(
            "0200000000020200000000010800" + "4500001c000100004011000000000000" + "7f000001" + "1234138d00080000");

    @TempDir
    Path folder;

    @Test
    void counts_datagrams_by_their_port() throws Exception {
        Optional<String> text = published();
        assumeTrue(text.isPresent(), "the documents are not on this machine");
        try (Bcc bcc = new Bcc(folder); LoadedObject loaded = bcc.loaded(text.get())) {
            Program program = Bcc.program(loaded, "udp_counter");
            assertThat(program.run(DATAGRAM, 3).verdict()).isEqualTo(2);
            assertThat(Bcc.number(Bcc.map(loaded, "counter"), Bcc.u64(5005))).isEqualTo(3);
            assertThat(bcc.translated(text.get()).limits())
                    .anySatisfy(limit -> assertThat(limit.text()).contains("hash of 64 entries"));
        }
    }

    /** The last block of C in the document. */
    private static Optional<String> published() throws IOException {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path seeds = up.resolve("shared/seeds");
            if (Files.isDirectory(seeds)) {
                try (Stream<Path> all = Files.list(seeds)) {
                    Path first = all.sorted().findFirst().orElseThrow();
                    String document = Files.readString(first);
                    int from = document.lastIndexOf("```c\n") + "```c\n".length();
                    return Optional.of(document.substring(from, document.indexOf("```", from)));
                }
            }
        }
        return Optional.empty();
    }
}
