package bpflab.owner;

import bpflab.libbpf.FileIdentity;
import bpflab.libbpf.FileIdentity.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files made for the person who sits here. Under sudo this process is root's and the files are the person's: so they
 * are made as that person, who can lead nobody through a link to where they have no right themselves, whatever is put
 * in the way and whenever. Only where the person may not write and none but root can have put a link
 * ({@link RootsAlone}) does root write.
 *
 * <p>What is there already and is no plain file (a device, a pipe) is never opened.
 */
public final class OwnedFiles {
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path home;
    private final Optional<Owner> owner;
    private final Optional<FileIdentity> identity;

    private OwnedFiles(Path home, Optional<Owner> owner) {
        this.home = home.toAbsolutePath();
        this.owner = owner;
        this.identity = owner.map(person -> FileIdentity.of(person.uid(), person.gid()));
    }

    /**
     * A person's.
     *
     * @param home what root makes below it is given to the person
     * @param owner who it is; empty when this process is theirs
     */
    public static OwnedFiles of(Path home, Optional<Owner> owner) {
        return new OwnedFiles(home, owner);
    }

    /** Makes a folder and those above it, where they are missing. */
    public void makeFolder(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        for (Path each : missing) {
            as(each, () -> createdFolder(each));
        }
    }

    private static Path createdFolder(Path folder) throws IOException {
        try {
            return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(folder)) {
                return folder; // another bench was as quick
            }
            throw e;
        }
    }

    /** A new folder among the temporary files of this machine; it stays until somebody removes it. */
    public Path temporaryFolder(String prefix) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return as(temporary.resolve(prefix), () -> Files.createTempDirectory(temporary, prefix));
    }

    /**
     * Makes a file.
     *
     * @throws FileAlreadyExistsException there is something of that name, be it a link to nowhere
     */
    public void make(Path file, byte[] content) throws IOException {
        as(file, () -> Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Makes an empty file that nobody else can read, if it is not there. */
    public void makePrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            as(file, () -> Files.createFile(file, PRIVATE));
        }
    }

    /** Writes a file anew, and over what is there. */
    public void write(Path file, byte[] content) throws IOException {
        as(file, () -> {
            checkPlain(file);
            return Files.write(file, content);
        });
    }

    /** The same, for who writes on and keeps little. */
    public OutputStream stream(Path file) throws IOException {
        return as(file, () -> {
            checkPlain(file);
            return Files.newOutputStream(file);
        });
    }

    /** Writes a file so that it is there whole or not at all, in the place of what is there. */
    public void replace(Path file, byte[] content) throws IOException {
        as(file, () -> whole(file, content, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE));
    }

    /**
     * Makes a file so that it is there whole or not at all.
     *
     * @throws FileAlreadyExistsException it is there
     */
    public void makeWhole(Path file, byte[] content) throws IOException {
        as(file, () -> whole(file, content));
    }

    private static Path whole(Path file, byte[] content, StandardCopyOption... how) throws IOException {
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".half");
        try {
            Files.write(half, content);
            Files.setPosixFilePermissions(half, READABLE);
            return Files.move(half, file, how);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /**
     * Gives a file another name.
     *
     * @throws FileAlreadyExistsException that name is taken
     */
    public void move(Path from, Path to) throws IOException {
        as(to, () -> Files.move(from, to));
    }

    /** Deletes a file, if it is there. */
    public void delete(Path file) throws IOException {
        as(file, () -> Files.deleteIfExists(file));
    }

    /** Adds lines to a file's end by one write, behind the end of its last line. */
    public void append(Path file, byte[] lines) throws IOException {
        as(file, () -> {
            checkPlain(file);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                byte[] start = endsInTheMiddle(file) ? new byte[] {'\n'} : new byte[0];
                ByteBuffer bytes = ByteBuffer.allocate(start.length + lines.length).put(start).put(lines).flip();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            return file;
        });
    }

    /** Whether the last line has no end: a disk that was full, an editor that adds none. */
    private static boolean endsInTheMiddle(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Opening a pipe that nobody reads waits for ever. */
    private static void checkPlain(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null,
                    Files.isDirectory(file) ? "it is a folder" : "it is a device or a pipe, not a file");
        }
    }

    /**
     * Does what a library does with a file by itself, as who may: a second time, as root, where the person may not and
     * root safely can.
     */
    public <T> T as(Path file, Work<T> work) throws IOException {
        if (identity.isEmpty()) {
            return work.run();
        }
        try {
            return identity.get().as(work);
        } catch (AccessDeniedException mayNot) {
            if (!isRoots(file)) {
                throw mayNot;
            }
            return asRoot(file, work);
        }
    }

    /** Does something once, as who may write a file: an editor. */
    public <T> T once(Path file, Work<T> work) throws IOException {
        if (identity.isEmpty()) {
            return work.run();
        }
        return asPerson(file) ? identity.get().as(work) : asRoot(file, work);
    }

    /** The words before those of a program that writes a file, so that it runs as who may; often none. */
    public List<String> command(Path file) throws IOException {
        return identity.isPresent() && asPerson(file) ? identity.get().command() : List.of();
    }

    /** Whether a file can be written, or made. */
    public boolean mayWrite(Path file) {
        try {
            return as(file, () -> opens(file));
        } catch (IOException no) {
            return false;
        }
    }

    /** By trying, since access(2) asks for the rights of the process. */
    private static boolean opens(Path file) throws IOException {
        checkPlain(file);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            FileChannel.open(file, StandardOpenOption.WRITE).close();
        } else {
            Files.delete(Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), ".half"));
        }
        return true;
    }

    private boolean asPerson(Path file) throws IOException {
        try {
            return identity.orElseThrow().as(() -> opens(file));
        } catch (IOException mayNot) {
            return !isRoots(file);
        }
    }

    private <T> T asRoot(Path file, Work<T> work) throws IOException {
        boolean isNew = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        T done = work.run();
        if (isNew && file.toAbsolutePath().startsWith(home)) {
            give(file);
        }
        return done;
    }

    private boolean isRoots(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && Files.isDirectory(folder) && !Files.isSymbolicLink(file)
                && RootsAlone.is(folder, home);
    }

    private void give(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setAttribute(file, "unix:uid", owner.orElseThrow().uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", owner.orElseThrow().gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }
}
