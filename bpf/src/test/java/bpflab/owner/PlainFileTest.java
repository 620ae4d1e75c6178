package bpflab.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(20)
class PlainFileTest {
    private static final long MOST = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_plain_file_is_read_to_its_last_byte() throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[(int) MOST]);
        assertThat(PlainFile.read(file, MOST)).hasSize((int) MOST);
        assertThat(PlainFile.read(Files.createFile(folder.resolve("empty")), MOST)).isEmpty();
        assertThat(PlainFile.read(Files.createSymbolicLink(folder.resolve("link"), file), MOST)).hasSize((int) MOST);
        assertThatThrownBy(() -> PlainFile.read(folder.resolve("none"), MOST)).isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/zero, it is a device or a pipe, not a file", "/dev/urandom, it is a device or a pipe, not a file",
        "/dev/null, it is a device or a pipe, not a file", "/proc/kmsg, it is the kernel's",
        "/proc/self/maps, it is the kernel's", "/proc, it is a folder"
    })
    void what_may_have_no_end_is_refused_at_once(String file, String why) {
        assertThatThrownBy(() -> PlainFile.read(Path.of(file), MOST))
                .isInstanceOfSatisfying(PlainFile.NotPlain.class, e -> assertThat(e.getReason()).startsWith(why));
        assertThatThrownBy(() -> PlainFile.open(Path.of(file)).close()).isInstanceOf(PlainFile.NotPlain.class);
    }

    @Test
    void a_pipe_is_refused_without_waiting_for_who_writes_to_it() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> PlainFile.read(pipe, MOST)).isInstanceOf(PlainFile.NotPlain.class);
    }

    @Test
    void a_huge_file_is_refused_before_a_byte_is_read() throws IOException {
        Path huge = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertThatThrownBy(() -> PlainFile.read(huge, MOST))
                .isInstanceOfSatisfying(PlainFile.NotPlain.class,
                        e -> assertThat(e.getReason()).isEqualTo("it is larger than 1 MB"));
    }

    @Test
    void a_text_has_16_MB_at_most_and_what_is_no_utf_8_is_a_replacement_character() throws IOException {
        Path text = Files.write(folder.resolve("text"), new byte[] {'a', (byte) 0xff, 'b'});
        assertThat(PlainFile.text(text)).isEqualTo("a\ufffdb");
        assertThat(PlainFile.read(text)).hasSize(3);
        try (RandomAccessFile sparse = new RandomAccessFile(text.toFile(), "rw")) {
            sparse.setLength((16 << 20) + 1);
        }
        assertThatThrownBy(() -> PlainFile.text(text)).hasMessageContaining("it is larger than 16 MB");
    }
}
