package bpflab.linux;

import bpflab.elf.ObjectFile;
import bpflab.libbpf.LibbpfWarnings;
import bpflab.libbpf.Messages;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;

/** An object file's bytes where libbpf can read them, to be opened as often as there are programs in it. */
final class ObjectImage implements AutoCloseable {
    private final ObjectFile file;
    private final Memory memory;

    ObjectImage(ObjectFile file) {
        this.file = file;
        byte[] bytes = file.image();
        this.memory = new Memory(Math.max(1, bytes.length));
        memory.write(0, bytes, 0, bytes.length);
    }

    /** Has libbpf read it; no map is pinned by libbpf. @throws bpflab.trouble.TroubleException libbpf cannot */
    OpenObject open() {
        Messages.take();
        try {
            OpenObject object = OpenObject.open(stem(), memory);
            object.maps().forEach(OpenObject.OpenMap::forgetPin);
            return object;
        } catch (TroubleException e) {
            throw LibbpfWarnings.ofObject(file.name(), Messages.take(), e.trouble()).toException(e);
        }
    }

    /** The file's name up to its first dot: what libbpf puts before {@code .bss}. */
    private String stem() {
        String base = file.name().substring(file.name().lastIndexOf('/') + 1);
        int dot = base.indexOf('.');
        return dot > 0 ? base.substring(0, dot) : base;
    }

    @Override
    public void close() {
        memory.close();
    }
}
