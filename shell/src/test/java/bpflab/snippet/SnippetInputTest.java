package bpflab.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.view.Line;
import bpflab.view.terminal.Recording;
import bpflab.view.terminal.TerminalRenderer;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public class SnippetInputTest {
    /** Public for snippets, which see this class. */
    public static volatile CountDownLatch begun;

    private final InputStream former = System.in;
    private final JavaSnippets java = new JavaSnippets(() -> false);

    @TempDir
    Path folder;

    private RandomAccessFile typed;

    @BeforeEach
    void sitDown() throws Exception {
        Path pipe = folder.resolve("terminal");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        typed = new RandomAccessFile(pipe.toFile(), "rw");
        java.readsFrom(pipe);
    }

    @AfterEach
    void leave() throws Exception {
        java.close();
        typed.close();
        assertThat(System.in).isSameAs(former);
    }

    private String shown(String source) throws InterruptedException {
        return TerminalRenderer.lines(java.run(source, Recording.unseen()).view(), 80).stream().map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_read_that_is_stopped_takes_nothing_of_what_is_typed_next() throws Exception {
        shown("1"); // Java is there
        begun = new CountDownLatch(1);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread prompt = new Thread(() -> {
            try {
                java.run("bpflab.snippet.SnippetInputTest.begun.countDown(); System.in.read()", Recording.unseen());
            } catch (InterruptedException ctrlC) {
                end.set(ctrlC);
            }
        });
        prompt.start();
        begun.await();
        prompt.interrupt();
        prompt.join();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);

        typed.write("next\n".getBytes("US-ASCII"));
        assertThat(shown("new Scanner(System.in).nextLine()")).contains("\"next\"");
    }

    @Test
    void bytes_come_one_by_one_and_all_at_once() throws Exception {
        typed.write(new byte[] {(byte) 0xff, 'a', 'b'});
        assertThat(shown("System.in.read()")).contains("255");
        assertThat(shown("System.in.read(new byte[8], 0, 8)")).contains("==> 2");
    }
}
