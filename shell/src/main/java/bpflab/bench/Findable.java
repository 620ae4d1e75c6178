package bpflab.bench;

import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import java.nio.file.Path;
import java.util.List;

/** What {@link Lookup} has to know of programs, and of maps. */
interface Findable<T> {
    /** Longer names are cut by the kernel: BPF_OBJ_NAME_LEN without its end. */
    int NAME_LENGTH = 15;

    /** What the kernel knows one by; maps have no tag. */
    record Known(int id, String name, String type, String tag) {
        static Known of(ProgramInfo info) {
            return new Known(info.id(), info.name(), info.type().label(), info.tag());
        }

        static Known of(MapInfo info) {
            return new Known(info.id(), info.name(), info.type().label(), "");
        }

        /** Also by a name as other tools show it: cut. */
        boolean isCalled(String typed) {
            return name.equals(typed) || name.length() == NAME_LENGTH && typed.startsWith(name)
                    || typed.length() == NAME_LENGTH && name.startsWith(typed);
        }
    }

    /** What it is called. */
    String word();

    /** Those of this bench, oldest first. */
    List<T> here();

    /** The name on this bench, of any length. */
    String name(T thing);

    /** What the kernel says of it. */
    Known known(T thing);

    /** All in the kernel. */
    List<Known> everywhere();

    /** Opens one; the caller closes it. */
    T open(int id);

    /** Opens what is pinned there; the caller closes it. */
    T open(Path pin);

    /** Programs. */
    record Programs(Bench bench) implements Findable<Program> {
        @Override
        public String word() {
            return "program";
        }

        @Override
        public List<Program> here() {
            return bench.programs();
        }

        @Override
        public String name(Program program) {
            return program.name();
        }

        @Override
        public Known known(Program program) {
            return Known.of(program.info());
        }

        @Override
        public List<Known> everywhere() {
            return bench.inventory().programs().stream().map(Known::of).toList();
        }

        @Override
        public Program open(int id) {
            return bench.inventory().program(id);
        }

        @Override
        public Program open(Path pin) {
            return bench.inventory().program(pin);
        }
    }

    /** Maps. */
    record Maps(Bench bench) implements Findable<BpfMap> {
        @Override
        public String word() {
            return "map";
        }

        @Override
        public List<BpfMap> here() {
            return bench.maps();
        }

        @Override
        public String name(BpfMap map) {
            return map.name();
        }

        @Override
        public Known known(BpfMap map) {
            return Known.of(map.info());
        }

        @Override
        public List<Known> everywhere() {
            return bench.inventory().maps().stream().map(Known::of).toList();
        }

        @Override
        public BpfMap open(int id) {
            return bench.inventory().map(id);
        }

        @Override
        public BpfMap open(Path pin) {
            return bench.inventory().map(pin);
        }
    }
}
