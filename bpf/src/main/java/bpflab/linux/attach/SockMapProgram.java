package bpflab.linux.attach;

import bpflab.hook.SockMap;
import bpflab.kernel.Program;
import bpflab.libbpf.Fd;
import bpflab.libbpf.SystemCall;
import bpflab.linux.handle.HeldProgram;
import bpflab.linux.handle.ObjectInfo;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Optional;

/** A program that a map keeps while there is the map: BPF_PROG_ATTACH, for kernels before 6.10. */
final class SockMapProgram extends Unlinked {
    private static final int BPF_PROG_ATTACH = 8;
    private static final int BPF_PROG_DETACH = 9;
    private static final int PROGRAM = 4;
    private static final int TYPE = 8;
    private static final int BYTES = 32;

    /** The beginning of {@code struct bpf_map_info}. */
    private static final int MAP_INFO_BYTES = 8;
    private static final int MAP_ID = 4;

    private final SockMap place;
    private final Fd map;
    private HeldProgram program;

    private SockMapProgram(AttachRequest request, SockMap place, Fd map) {
        super(request, place);
        this.place = place;
        this.map = map;
        this.program = request.program();
    }

    static SockMapProgram on(AttachRequest request, SockMap place, Fd map) {
        SockMapProgram attached = new SockMapProgram(request, place, map);
        int code = attached.call(BPF_PROG_ATTACH);
        if (code < 0) {
            throw request.trouble(place, code).toException();
        }
        attached.calls().add("BPF_PROG_ATTACH " + request.program().name() + " to map " + place.map());
        return attached.opened();
    }

    private int call(int command) {
        return call(command, map, program.fd(), place.attachType().number());
    }

    /**
     * BPF_PROG_DETACH.
     *
     * @return a negative errno where it is not that program
     */
    static int detach(Fd map, Fd program, int attachType) {
        return call(BPF_PROG_DETACH, map, program, attachType);
    }

    private static int call(int command, Fd map, Fd program, int attachType) {
        try (Memory attr = new Memory(BYTES)) {
            attr.clear();
            attr.setInt(0, map.number());
            attr.setInt(PROGRAM, program.number());
            attr.setInt(TYPE, attachType);
            return SystemCall.bpf(command, attr);
        }
    }

    /** The map may be another's, too, or pinned. */
    @Override
    Optional<Remains> remains() {
        return Optional.of(new SockMapRemains(
                id(map), place.attachType().number(), program().id()));
    }

    private static int id(Fd map) {
        try (ObjectInfo info = ObjectInfo.read(map, MAP_INFO_BYTES)) {
            return info.u32(MAP_ID);
        }
    }

    @Override
    int programId() {
        return map.isOpen() ? program.info().id() : 0;
    }

    @Override
    public void update(Program another) {
        HeldProgram before = program;
        program = (HeldProgram) another;
        if (call(BPF_PROG_ATTACH) < 0) {
            program = before;
            throw Trouble.failed(what("replace the program on"), another.name() + " is of another type",
                    ":programs   # shows the types").toException();
        }
        runs(another);
    }

    @Override
    void detach() {
        call(BPF_PROG_DETACH);
        map.close();
        calls().add("BPF_PROG_DETACH from map " + place.map());
    }
}
