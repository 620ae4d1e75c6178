package bpflab.linux;

import bpflab.btf.Kind;
import bpflab.elf.ObjectFile;
import bpflab.hook.ProgramType;
import bpflab.hook.Sec;
import bpflab.hook.SecDef;
import bpflab.libbpf.Fd;
import bpflab.libbpf.ImageMemory;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.LibbpfWarnings;
import bpflab.libbpf.Messages;
import bpflab.trouble.TroubleException;
import com.sun.jna.Memory;
import java.util.List;
import java.util.Optional;

/** An object file's bytes where libbpf can read them, to be opened as often as there are programs in it. */
final class ObjectImage implements AutoCloseable {
    static {
        // which programs a structure names is asked while an object is opened, before a type could be set by hand
        String structure = "struct_ops.s";
        try (Memory number = new Memory(Integer.BYTES)) {
            if (Libbpf.libbpf_prog_type_by_name(structure + "/", number, number) < 0) {
                Libbpf.libbpf_register_prog_handler(structure + "+", ProgramType.STRUCT_OPS.number(), 0, null);
            }
        }
    }

    /** What the kernel takes for the same in a map and in a program only if both came with the very same types. */
    private static final List<String> LINKED = List.of("bpf_list_head", "bpf_rb_root");

    private final ObjectFile file;
    private final Memory memory;
    private Optional<Fd> types = Optional.empty();

    ObjectImage(ObjectFile file) {
        this.file = file;
        this.memory = ImageMemory.of(file.image());
    }

    /**
     * Has libbpf read it; no map is pinned by libbpf, and sections that are newer than this libbpf mean what they say.
     *
     * @throws bpflab.trouble.TroubleException libbpf cannot
     */
    OpenObject open() {
        Messages.take();
        try {
            OpenObject object = OpenObject.open(stem(), memory);
            types.ifPresent(object::types);
            object.maps().forEach(OpenObject.OpenMap::forgetPin);
            object.programs().forEach(program -> file.program(program.name())
                    .map(spec -> new Sec(spec.section()))
                    .ifPresent(section -> section.def().ifPresent(def -> told(program, section, def))));
            return object;
        } catch (TroubleException e) {
            throw LibbpfWarnings.ofObject(file.name(), Messages.take(), e.trouble()).toException(e);
        }
    }

    /** The types of the first program that was loaded serve those that follow, where its lists and trees need it. */
    void keepTypes(OpenObject loaded) {
        boolean linked = file.btf()
                .filter(btf -> LINKED.stream().anyMatch(name -> btf.find(Kind.STRUCT, name).isPresent()))
                .isPresent();
        if (linked && types.isEmpty() && loaded.types() >= 0) {
            types = Optional.of(Fd.copyOf("types of " + file.name(), loaded.types()));
        }
    }

    /** What stands in a section that is newer than libbpf. */
    private static void told(OpenObject.OpenProgram program, Sec section, SecDef def) {
        if (program.type() == 0) {
            program.type(def.type().number(), def.attachNumber());
            if (def.kind().boundAtLoad() && !section.target().isEmpty()) {
                program.target(section.target());
            }
        }
        if (def.sleeps()) {
            program.sleepable();
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
        types.ifPresent(Fd::close);
        memory.close();
    }
}
