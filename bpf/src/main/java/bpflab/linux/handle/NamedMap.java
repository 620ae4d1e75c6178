package bpflab.linux.handle;

import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import bpflab.trouble.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A map by its id or its name: of those that a program uses, else of all in the kernel, the latest. */
public final class NamedMap {
    private static final int INFO_BYTES = 88;
    private static final int NAME = 24;
    private static final int NAME_LETTERS = 15;

    private NamedMap() {}

    /** Of those that a program uses. */
    public static Optional<Fd> ofProgram(String name, Program program) {
        return program.info().mapIds().stream()
                .flatMap(id -> Ids.MAP.open(id).stream())
                .filter(fd -> isCalled(fd, name))
                .findFirst();
    }

    /**
     * Opens it.
     *
     * @throws bpflab.trouble.TroubleException there is none
     */
    public static Fd open(String name, Program program, String what) {
        if (name.matches("\\d{1,9}")) {
            return Ids.MAP.open(Integer.parseInt(name)).orElseThrow(() -> none(name, what));
        }
        List<Integer> ids = new ArrayList<>(Ids.MAP.all());
        ids.addAll(program.info().mapIds());
        for (int i = ids.size() - 1; i >= 0; i--) {
            Optional<Fd> found = Ids.MAP.open(ids.get(i)).filter(fd -> isCalled(fd, name));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw none(name, what);
    }

    private static boolean isCalled(Fd fd, String name) {
        try (ObjectInfo info = ObjectInfo.read(fd, INFO_BYTES)) {
            boolean same = info.name(NAME).equals(name.substring(0, Math.min(name.length(), NAME_LETTERS)));
            if (!same) {
                fd.close();
            }
            return same;
        }
    }

    private static RuntimeException none(String name, String what) {
        return Trouble.failed(what, "there is no map " + name, ":maps --all   # lists them").toException();
    }
}
