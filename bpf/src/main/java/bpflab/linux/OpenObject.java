package bpflab.linux;

import bpflab.libbpf.Binding;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** libbpf's {@code struct bpf_object}: an object file that libbpf has read. Never null, and of no use once closed. */
final class OpenObject implements AutoCloseable {
    /** {@code object_name} of {@code struct bpf_object_open_opts}. */
    private static final int OBJECT_NAME = 8;
    private static final int OPTS_BYTES = 72;

    /** include/uapi/linux/bpf.h. */
    private static final int BPF_F_SLEEPABLE = 1 << 4;

    private final String name;
    /** What shows libbpf how maps in maps are: it leaves their descriptors to who gave them. */
    private final List<Fd> shapes = new ArrayList<>();
    private Pointer object;

    private OpenObject(String name, Pointer object) {
        this.name = name;
        this.object = Objects.requireNonNull(object);
    }

    /**
     * Has libbpf read an image. {@code name} goes into the names of the maps that libbpf makes for global variables.
     */
    static OpenObject open(String name, Memory image) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        try (Memory opts = new Memory(OPTS_BYTES); Memory title = new Memory(text.length)) {
            title.write(0, text, 0, text.length);
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            opts.setPointer(OBJECT_NAME, title);
            return new OpenObject(
                    name, ReturnCode.check(
                            Libbpf.bpf_object__open_mem(image, image.size(), opts), "cannot open " + name));
        }
    }

    /** Its programs; functions that they call are not among them. */
    List<OpenProgram> programs() {
        List<OpenProgram> programs = new ArrayList<>();
        Pointer next = Libbpf.bpf_object__next_program(pointer(), null);
        while (next != null) {
            programs.add(new OpenProgram(next));
            next = Libbpf.bpf_object__next_program(pointer(), next);
        }
        return programs;
    }

    /** Its maps, with those for global variables. */
    List<OpenMap> maps() {
        List<OpenMap> maps = new ArrayList<>();
        Pointer next = Libbpf.bpf_object__next_map(pointer(), null);
        while (next != null) {
            maps.add(new OpenMap(next));
            next = Libbpf.bpf_object__next_map(pointer(), next);
        }
        return maps;
    }

    /**
     * Loads what is switched on.
     *
     * @return 0 or a negative errno
     */
    int load() {
        return Libbpf.bpf_object__load(pointer());
    }

    /** The descriptor of its types in the kernel; below 0 when it has none there. */
    int types() {
        Pointer btf = Libbpf.bpf_object__btf(pointer());
        return btf == null ? -1 : Libbpf.btf__fd(btf);
    }

    /**
     * Has its types be those that are in the kernel already. libbpf then warns that it could not load its own, and goes
     * on ({@code bpf_object__sanitize_and_load_btf}).
     */
    void types(Fd there) {
        // libbpf closes it with the object
        int own = ReturnCode.checkErrno(Libc.fcntl(there.number(), Libc.F_DUPFD_CLOEXEC, 3), "cannot keep its types");
        Libbpf.btf__set_fd(Libbpf.bpf_object__btf(pointer()), own);
    }

    private Pointer pointer() {
        if (object == null) {
            throw new IllegalStateException(name + " is closed");
        }
        return object;
    }

    /** Closes it, and the descriptors that libbpf has. A second call does nothing. */
    @Override
    public void close() {
        if (object != null) {
            Libbpf.bpf_object__close(object);
            object = null;
            shapes.forEach(Fd::close);
        }
    }

    /** libbpf's {@code struct bpf_program}; lives as long as its object is open. */
    final class OpenProgram {
        private final Pointer program;

        private OpenProgram(Pointer program) {
            this.program = program;
        }

        String name() {
            return Libbpf.bpf_program__name(alive());
        }

        /** The number of its type; 0 when libbpf cannot tell it by the section's name. */
        int type() {
            return Libbpf.bpf_program__type(alive());
        }

        void type(int type, int expectedAttachType) {
            ReturnCode.check(Libbpf.bpf_program__set_type(alive(), type), "cannot set the type of " + name());
            ReturnCode.check(
                    Libbpf.bpf_program__set_expected_attach_type(alive(), expectedAttachType),
                            "cannot set the type of " + name());
        }

        /**
         * It is for that function, which libbpf looks up in the kernel's types.
         *
         * @return 0 or a negative errno
         */
        int target(String function) {
            return Libbpf.bpf_program__set_attach_target(alive(), 0, function);
        }

        /** It may call what sleeps. */
        void sleepable() {
            ReturnCode.check(
                    Libbpf.bpf_program__set_flags(alive(), BPF_F_SLEEPABLE), "cannot let " + name() + " sleep");
        }

        void autoload(boolean on) {
            ReturnCode.check(Libbpf.bpf_program__set_autoload(alive(), on), "cannot load " + name() + " alone");
        }

        /** Where the verifier is to write. At level 0 it writes only when it refuses, and then at level 1. */
        void log(Memory buffer, int level) {
            ReturnCode.check(
                    Libbpf.bpf_program__set_log_buf(alive(), buffer, buffer.size()),
                            "cannot keep the log of " + name());
            ReturnCode.check(Libbpf.bpf_program__set_log_level(alive(), level), "cannot keep the log of " + name());
        }

        /** The descriptor, which libbpf closes with the object. */
        int fd() {
            return Libbpf.bpf_program__fd(alive());
        }

        /** How many instructions it has; once loaded, with those of the functions that it calls. */
        long instructions() {
            return Libbpf.bpf_program__insn_cnt(alive());
        }

        private Pointer alive() {
            pointer();
            return program;
        }
    }

    /** libbpf's {@code struct bpf_map}; lives as long as its object is open. */
    final class OpenMap {
        private final Pointer map;

        private OpenMap(Pointer map) {
            this.map = map;
        }

        /** The name in the object; of global variables the section's, where libbpf says {@code dropworl.bss}. */
        String name() {
            String full = fullName();
            return isInternal() && full.indexOf('.') > 0 ? full.substring(full.indexOf('.')) : full;
        }

        /** The name as libbpf says it. */
        String fullName() {
            return Libbpf.bpf_map__name(alive());
        }

        /** Whether libbpf made it for global variables. */
        boolean isInternal() {
            return Libbpf.bpf_map__is_internal(alive());
        }

        /**
         * Gives what shows how the maps in it are a size, where it has none.
         *
         * @return that; 0 where it needs none
         */
        int sizeInner() {
            Optional<InnerShape> inner = InnerShape.unsized(alive());
            Optional<Fd> made = inner.flatMap(shape -> shape.make(name()));
            made.ifPresent(shapes::add);
            return made.isPresent() ? inner.get().entries() : 0;
        }

        /** Makes it with another size than its definition says. */
        void maxEntries(int number) {
            ReturnCode.check(Libbpf.bpf_map__set_max_entries(alive(), number), "cannot give map " + name() + " a size");
        }

        /** Makes it with keys of another size than its definition says. */
        void keyBytes(int bytes) {
            ReturnCode.check(Libbpf.bpf_map__set_key_size(alive(), bytes), "cannot give map " + name() + " a size");
        }

        /** Makes it with values of another size than its definition says. */
        void valueBytes(int bytes) {
            ReturnCode.check(Libbpf.bpf_map__set_value_size(alive(), bytes), "cannot give map " + name() + " a size");
        }

        /**
         * Gives an arena whose definition has no address one: the verifier has to know it. libbpf maps arenas by itself
         * since 1.4, and then they have one.
         */
        void addressOr(long address) {
            boolean mapped = Binding.isLibbpf(1, 4);
            if (!mapped && Libbpf.bpf_map__map_extra(alive()) == 0) {
                ReturnCode.check(Libbpf.bpf_map__set_map_extra(alive(), address), "cannot place map " + name());
            }
        }

        /** Takes a map that is there already instead of making one. */
        void reuse(Fd fd) {
            ReturnCode.check(Libbpf.bpf_map__reuse_fd(alive(), fd.number()), "cannot share map " + name());
        }

        /** Is neither pinned nor taken from a pin by libbpf, whatever the object says. */
        void forgetPin() {
            ReturnCode.check(Libbpf.bpf_map__set_pin_path(alive(), null), "cannot load map " + name() + " unpinned");
        }

        /** The descriptor, which libbpf closes with the object. */
        int fd() {
            return Libbpf.bpf_map__fd(alive());
        }

        private Pointer alive() {
            pointer();
            return map;
        }
    }
}
