package bpflab.bench;

import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import bpflab.map.BpfMap;
import bpflab.map.MapInfo;
import bpflab.map.Names;
import java.util.Optional;

/** Names as this bench calls them, else as the kernel does. */
public record BenchNames(Bench bench) implements Names {
    @Override
    public Optional<String> program(int id) {
        return bench.programs().stream()
                .filter(program -> program.info().id() == id)
                .map(Program::name)
                .findFirst()
                .or(() -> bench.inventory().programs().stream()
                        .filter(program -> program.id() == id)
                        .map(ProgramInfo::name)
                        .findFirst())
                .filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> map(int id) {
        return bench.maps().stream()
                .filter(map -> map.info().id() == id)
                .map(BpfMap::name)
                .findFirst()
                .or(() -> bench.inventory().maps().stream()
                        .filter(map -> map.id() == id)
                        .map(MapInfo::name)
                        .findFirst())
                .filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> symbol(long address) {
        return bench.host().symbols().around(address);
    }
}
