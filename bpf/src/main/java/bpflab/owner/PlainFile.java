package bpflab.owner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/**
 * The one door to files that others made. A device, a pipe, a file of the kernel's that never ends, a file larger than
 * any of its kind is refused before it is read; a stream ends when its thread is interrupted.
 */
public final class PlainFile {
    /** More than a text that people write has: vmlinux.h, the largest C file that is compiled for BPF, has 3 MB. */
    public static final int TEXT_BYTES = 16 << 20;

    /** Their files look plain, have size 0, and may wait for ever: /proc/kmsg, trace_pipe. */
    private static final Set<String> KERNELS =
            Set.of("proc", "sysfs", "tracefs", "debugfs", "securityfs", "configfs", "bpf", "cgroup", "cgroup2");

    private PlainFile() {}

    /** What a file of which only a plain one of such a size makes sense turned out to be, in {@link #getReason}. */
    public static final class NotPlain extends FileSystemException {
        private static final long serialVersionUID = 1;

        NotPlain(Path file, String why) {
            super(file.toString(), null, why);
        }
    }

    /**
     * The bytes of a text, {@link #TEXT_BYTES} at most.
     *
     * @throws IOException as for {@link #read(Path, long)}
     */
    public static byte[] read(Path file) throws IOException {
        return read(file, TEXT_BYTES);
    }

    /**
     * A text; bytes that are no UTF-8 become replacement characters.
     *
     * @throws IOException as for {@link #read(Path)}
     */
    public static String text(Path file) throws IOException {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /**
     * Its bytes.
     *
     * @param mostBytes what no file of its kind exceeds
     * @throws NotPlain it is no plain file, or larger
     * @throws IOException it is not there, or cannot be read
     */
    public static byte[] read(Path file, long mostBytes) throws IOException {
        check(file, mostBytes);
        try (InputStream in = Files.newInputStream(file)) { // of bounded length: an interrupt need not break it off
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(Files.size(file), mostBytes));
            bytes.write(in.readNBytes((int) mostBytes));
            if (in.read() >= 0) {
                throw tooLarge(file, mostBytes); // it grew meanwhile
            }
            return bytes.toByteArray();
        }
    }

    /**
     * Of any size, as a stream: for who reads on and keeps little.
     *
     * @throws NotPlain it is no plain file
     */
    public static InputStream open(Path file) throws IOException {
        check(file, Long.MAX_VALUE);
        return Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ));
    }

    /**
     * Only looks: for who hands the name to a program.
     *
     * @throws NotPlain as for {@link #read(Path, long)}
     */
    public static void check(Path file, long mostBytes) throws IOException {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        if (is.isDirectory()) {
            throw new NotPlain(file, "it is a folder");
        }
        if (!is.isRegularFile()) {
            throw new NotPlain(file, "it is a device or a pipe, not a file");
        }
        if (is.size() > mostBytes) {
            throw tooLarge(file, mostBytes);
        }
        if (is.size() == 0 && KERNELS.contains(Files.getFileStore(file).type())) {
            throw new NotPlain(file, "it is the kernel's, and may have no end");
        }
    }

    private static NotPlain tooLarge(Path file, long mostBytes) {
        return new NotPlain(file, "it is larger than " + (mostBytes >> 20) + " MB");
    }
}
