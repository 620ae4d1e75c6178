package bpflab.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.kernel.NeedsKernel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person who puts links, pipes and devices in root's way, in a home of their own beside root's files. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@NeedsKernel
@Timeout(60)
class OwnedFilesTest {
    private static final Owner ADA = new Owner(54321, 54322);
    private static final byte[] TEXT = "mine\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path home;
    private Path roots;
    private OwnedFiles files;

    @BeforeEach
    void aHomeBesideRootsFiles() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = Files.createDirectory(folder.resolve("ada"));
        adas(home);
        roots = Files.createDirectory(folder.resolve("roots"));
        Files.writeString(roots.resolve("secret"), "root's\n");
        files = OwnedFiles.of(home, Optional.of(ADA));
    }

    @Test
    void what_is_made_is_the_person_s() throws IOException {
        files.makeFolder(home.resolve("a/b"));
        files.make(home.resolve("a/made"), TEXT);
        files.makeWhole(home.resolve("a/whole"), TEXT);
        files.replace(home.resolve("a/whole"), TEXT);
        files.write(home.resolve("a/written"), TEXT);
        files.append(home.resolve("a/appended"), TEXT);
        files.makePrivate(home.resolve("a/private"));
        files.move(home.resolve("a/made"), home.resolve("a/moved"));
        for (String name : List.of("a", "a/b", "a/moved", "a/whole", "a/written", "a/appended", "a/private")) {
            assertThat(owner(home.resolve(name))).as(name).isEqualTo(ADA);
        }
        assertThat(list(home.resolve("a"))).as("no half files").hasSize(6);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("a/private"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_thread_is_root_s_again_however_it_ends() throws IOException {
        files.write(home.resolve("x"), TEXT);
        assertThatThrownBy(() -> files.write(home.resolve("none/x"), TEXT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> files.as(home, () -> {
            throw new IllegalStateException("in between");
        })).isInstanceOf(IllegalStateException.class);
        Path made = Files.writeString(roots.resolve("again"), "");
        assertThat(owner(made)).isEqualTo(new Owner(0, 0));
        assertThat(Files.readString(Path.of("/proc/thread-self/status"))).containsPattern("Uid:(\t0){4}\n")
                .containsPattern("Gid:(\t0){4}\n");
    }

    @Test
    void a_link_in_the_place_of_a_file_leads_root_nowhere() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), roots.resolve("secret"));
        Path dangling = Files.createSymbolicLink(home.resolve("dangling"), roots.resolve("new"));
        for (Path each : List.of(link, dangling)) {
            assertThatThrownBy(() -> files.write(each, TEXT)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> files.append(each, TEXT)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> files.make(each, TEXT)).isInstanceOf(FileSystemException.class);
            assertThat(files.mayWrite(each)).isFalse();
        }
        files.replace(link, TEXT);
        assertThat(link).as("the link itself is replaced").isRegularFile().hasContent("mine\n");
        assertThatRootsFilesAreAsTheyWere();
    }

    @Test
    void a_link_in_the_place_of_a_folder_leads_root_nowhere() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("bpflab"), roots);
        assertThatThrownBy(() -> files.makeFolder(link.resolve("01-hello"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.write(link.resolve("secret"), TEXT)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.makeWhole(link.resolve("x"), TEXT)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.move(link.resolve("secret"), home.resolve("stolen")))
                .isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> files.delete(link.resolve("secret"))).isInstanceOf(AccessDeniedException.class);
        assertThatRootsFilesAreAsTheyWere();
    }

    @Test
    void a_hard_link_to_root_s_file_is_not_written() throws IOException {
        Files.createLink(home.resolve("hard"), roots.resolve("secret"));
        assertThatThrownBy(() -> files.write(home.resolve("hard"), TEXT)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> files.append(home.resolve("hard"), TEXT)).isInstanceOf(AccessDeniedException.class);
        assertThatRootsFilesAreAsTheyWere();
    }

    @Test
    void a_link_of_the_person_s_to_their_own_files_is_theirs_to_make() throws IOException {
        files.makeFolder(home.resolve("dotfiles/state"));
        Files.createSymbolicLink(home.resolve("state"), home.resolve("dotfiles/state"));
        files.append(home.resolve("state/progress"), TEXT);
        assertThat(owner(home.resolve("dotfiles/state/progress"))).isEqualTo(ADA);
    }

    @Test
    void the_home_may_be_a_link_of_root_s() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("home"), home);
        OwnedFiles linked = OwnedFiles.of(link, Optional.of(ADA));
        linked.makeFolder(link.resolve("a"));
        linked.write(link.resolve("a/x"), TEXT);
        assertThat(owner(home.resolve("a/x"))).isEqualTo(ADA);
    }

    @Test
    void a_pipe_or_a_device_is_refused_at_once() throws Exception {
        Path pipe = home.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", "-m", "666", pipe.toString()).start().waitFor()).isZero();
        Path device = Files.createSymbolicLink(home.resolve("null"), Path.of("/dev/null"));
        for (OwnedFiles each : List.of(files, OwnedFiles.of(home, Optional.empty()))) {
            for (Path file : List.of(pipe, device)) {
                assertThatThrownBy(() -> each.write(file, TEXT)).hasMessageContaining("a device or a pipe");
                assertThatThrownBy(() -> each.append(file, TEXT)).hasMessageContaining("a device or a pipe");
                assertThat(each.mayWrite(file)).isFalse();
            }
        }
    }

    @Test
    void where_only_root_can_put_anything_root_makes_it() throws IOException {
        files.make(roots.resolve("typed"), TEXT);
        assertThat(owner(roots.resolve("typed"))).as("not below the home").isEqualTo(new Owner(0, 0));

        Path missing = folder.resolve("eve");
        OwnedFiles eves = OwnedFiles.of(missing, Optional.of(new Owner(54323, 54323)));
        eves.makeFolder(missing.resolve(".local/state"));
        assertThat(owner(missing)).as("a home that was not there").isEqualTo(new Owner(54323, 54323));
        assertThat(owner(missing.resolve(".local"))).isEqualTo(new Owner(54323, 54323));

        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
        assertThatThrownBy(() -> files.make(open.resolve("x"), TEXT)).isInstanceOf(AccessDeniedException.class);
        Path link = Files.createSymbolicLink(folder.resolve("link"), roots);
        assertThatThrownBy(() -> files.make(link.resolve("x"), TEXT)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void an_editor_runs_as_who_may_write() throws Exception {
        assertThat(files.command(home.resolve("new.c"))).startsWith("setpriv", "--reuid=54321", "--regid=54322");
        assertThat(files.command(roots.resolve("secret"))).isEmpty();
        assertThat(files.command(Files.createSymbolicLink(home.resolve("l"), roots.resolve("secret"))))
                .as("root's file through a link is opened as the person, who sees that it cannot be written")
                .isNotEmpty();
        List<String> words = new ArrayList<>(files.command(home.resolve("new.c")));
        words.addAll(List.of("id", "-u"));
        assertThat(new String(new ProcessBuilder(words).start().getInputStream().readAllBytes(),
                StandardCharsets.UTF_8)).isEqualTo("54321\n");
        files.once(home.resolve("edited"), () -> Files.write(home.resolve("edited"), TEXT));
        assertThat(owner(home.resolve("edited"))).isEqualTo(ADA);
    }

    /** As fast as it goes, a folder is taken away and a link to root's folder put in its place, and back. */
    @Test
    void a_folder_that_becomes_a_link_meanwhile_leads_root_nowhere() throws Exception {
        Path place = home.resolve("place");
        files.makeFolder(place);
        Files.createSymbolicLink(home.resolve("link"), roots);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> ada = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                swap(place);
            }
        });
        int written = 0;
        try {
            for (int i = 0; i < 3000; i++) {
                written += tried(place, i);
            }
        } finally {
            over.set(true);
            ada.join();
        }
        assertThat(written).as("of 3000").isPositive();
        assertThatRootsFilesAreAsTheyWere();
    }

    private int tried(Path place, int at) {
        try {
            switch (at % 4) {
                case 0 -> files.write(place.resolve("secret"), TEXT);
                case 1 -> files.append(place.resolve("secret"), TEXT);
                case 2 -> files.replace(place.resolve("x" + at), TEXT);
                default -> files.make(place.resolve("m" + at), TEXT);
            }
            return 1;
        } catch (IOException refusedOrGone) {
            return 0;
        }
    }

    private void swap(Path place) {
        try {
            Files.move(place, home.resolve("aside"));
            Files.move(home.resolve("link"), place);
            Files.move(place, home.resolve("link"));
            Files.move(home.resolve("aside"), place);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertThatRootsFilesAreAsTheyWere() throws IOException {
        assertThat(list(roots)).containsExactly("secret");
        assertThat(roots.resolve("secret")).hasContent("root's\n");
        assertThat(owner(roots.resolve("secret"))).isEqualTo(new Owner(0, 0));
    }

    private static void adas(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", ADA.uid());
        Files.setAttribute(path, "unix:gid", ADA.gid());
    }

    private static Owner owner(Path path) throws IOException {
        return new Owner(
                (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
    }

    private static List<String> list(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
