package bpflab.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileKindTest {
    @TempDir
    private Path directory;

    @Test
    void what_an_object_was_put_into_is_named_with_what_takes_it_out() throws IOException {
        byte[] tar = new byte[512];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        assertThat(refusal("a.o", tar).hint()).isEqualTo("!tar xf a.o   # takes out what is in it");
        byte[] archive = "!<arch>\nx".getBytes(StandardCharsets.US_ASCII);
        assertThat(refusal("lib.a", archive).why()).isEqualTo("it is an archive of objects (ar)");
        byte[] gzip = {0x1f, (byte) 0x8b, 8};
        assertThat(refusal("x.o.gz", gzip).hint()).isEqualTo("!gzip -dc x.o.gz > x.o   # takes out what is in it");
        assertThat(refusal("x.o", gzip).hint()).isEqualTo("!gzip -dc x.o > unpacked.o   # takes out what is in it");
        assertThat(ObjectFile.isOne(Files.write(directory.resolve("x.gz"), gzip))).isTrue();
        assertThat(ObjectFile.isOne(Files.write(directory.resolve("x.bpf"), Samples.mixed()))).isTrue();
        assertThat(ObjectFile.isOne(Files.writeString(directory.resolve("x.c"), "int x;"))).isFalse();
        assertThat(ObjectFile.isOne(directory.resolve("none"))).isFalse();
    }

    private static Trouble refusal(String name, byte[] bytes) {
        return catchThrowableOfType(TroubleException.class, () -> FileKind.requireElf(name, bytes)).trouble();
    }
}
