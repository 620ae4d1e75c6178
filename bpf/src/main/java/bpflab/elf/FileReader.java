package bpflab.elf;

import bpflab.owner.PlainFile;
import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A path to its bytes, with a good answer for every path that has none to give. */
final class FileReader {
    /** Far above any object; keeps {@code :load disk.img} from filling the memory. */
    private static final long MAX_BYTES = 64 << 20;
    private static final int NAMES_SHOWN = 5;

    private FileReader() {}

    static byte[] read(Path file) {
        try {
            check(file);
            return PlainFile.read(file, MAX_BYTES);
        } catch (PlainFile.NotPlain e) {
            throw cannotOpen(file, e.getReason(), ":compile FILE.c   # makes objects").toException(e);
        } catch (AccessDeniedException e) {
            throw cannotOpen(file, "you have no right to read it", "!ls -l " + file).toException(e);
        } catch (IOException e) {
            throw cannotOpen(file, e.getMessage() == null ? e.toString() : e.getMessage(), "!ls -l " + file)
                    .toException(e);
        }
    }

    /** The first bytes of a plain file; none of what cannot be read. */
    static byte[] first(Path file, int most) {
        try (InputStream bytes = PlainFile.open(file)) {
            return bytes.readNBytes(most);
        } catch (IOException none) {
            return new byte[0];
        }
    }

    private static void check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw missing(file);
        }
        if (Files.isDirectory(file)) {
            throw cannotOpen(file, "it is a directory" + present(file), "!ls " + file).toException();
        }
        if (!Files.isRegularFile(file)) {
            throw cannotOpen(file, "it is a device, pipe or socket, not a file", ":compile FILE.c   # makes objects")
                    .toException();
        }
        if (Files.size(file) > MAX_BYTES) {
            String why = "it has " + (Files.size(file) >> 20) + " MiB: no BPF object is that big";
            throw cannotOpen(file, why, ":compile FILE.c   # makes objects").toException();
        }
    }

    private static TroubleException missing(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return cannotOpen(file, "there is no directory " + directory, "!pwd   # where you are").toException();
        }
        String source = file.getFileName().toString().replaceFirst("(\\.bpf)?\\.o$", "$1.c");
        String present = present(directory);
        String hint = Files.isRegularFile(directory.resolve(source)) ? ":compile " + source + "   # makes it"
                : present.isEmpty() ? ":compile FILE.c   # makes one" : "!ls " + directory;
        return cannotOpen(file, "there is no such file" + present, hint).toException();
    }

    /** What objects and sources a folder has, to be said behind what is wrong. */
    private static String present(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> names = entries.map(p -> p.getFileName().toString())
                    .filter(n -> n.endsWith(".o") || n.endsWith(".c"))
                    .sorted()
                    .toList();
            String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
            String more = names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "";
            return names.isEmpty() ? "" : "; there are " + shown + more;
        }
    }

    private static Trouble cannotOpen(Path file, String why, String hint) {
        return Trouble.failed("cannot open " + file, why, hint);
    }
}
