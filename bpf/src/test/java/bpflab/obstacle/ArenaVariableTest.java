package bpflab.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.btf.Btf;
import bpflab.clang.KeptObject;
import bpflab.elf.MapSpec;
import bpflab.elf.ObjectFile;
import bpflab.elf.Relocation;
import bpflab.hook.ProgramType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Variables that clang puts into the section of address space 1. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArenaVariableTest {
    private static final KernelFacts NOTHING = new KernelFacts() {
        @Override public Optional<Btf> types() { return Optional.empty(); }
        @Override public List<String> variables() { return List.of(); }
        @Override public List<String> options() { return List.of(); }
        @Override public boolean has(ProgramType type) { return true; }
    };

    private final ObjectFile file = ObjectFile.parse("arena.o", KeptObject.of("arena", """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>
            struct { __uint(type, 33); __uint(map_flags, 1 << 10); __uint(max_entries, 4); } arena SEC(".maps");
            int first SEC(".addr_space.1");
            long visits SEC(".addr_space.1");
            SEC("syscall") int count(void *ctx) { return ++visits + (&arena != 0); }
            char LICENSE[] SEC("license") = "GPL";
            """).image());

    @Test
    void are_defined_whatever_this_systems_libbpf_makes_of_them() {
        assertThat(new Undefined(file, NOTHING).obstacle(file.programs().get(0))).isEmpty();
    }

    @Test
    void are_called_by_their_names_and_are_no_map_of_their_own() {
        assertThat(file.programs().get(0).relocations())
                .contains(new Relocation(0, ".addr_space.1", 0, Relocation.Kind.VARIABLE, "visits"));
        assertThat(file.maps()).extracting(MapSpec::name).containsExactly("arena");
    }
}
