package bpflab.linux;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.kernel.CallLog;
import bpflab.kernel.Kernel;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.LoadedObject;
import bpflab.kernel.NeedsKernel;
import bpflab.kernel.ProgramInfo;
import bpflab.map.MapInfo;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The kernel keeps 15 letters of a name; what is shown is whole where BTF has it. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeNameTest {
    private static final String LONG = "a_program_with_a_long_name";

    @Test
    void a_long_name_is_whole_in_the_list_of_all_programs() {
        try (Kernel kernel = LinuxKernel.open(new CallLog());
                LoadedObject loaded = kernel.load(Sources.text("long", """
                        #include <linux/bpf.h>
                        #include <bpf/bpf_helpers.h>
                        static __attribute__((noinline)) int part(struct xdp_md *c) { return c->ingress_ifindex; }
                        SEC("xdp") int %s(struct xdp_md *c) { return part(c) ? XDP_PASS : XDP_DROP; }
                        SEC("xdp") int short_name(struct xdp_md *c) { return XDP_PASS; }
                        """.formatted(LONG)), LoadOptions.DEFAULT)) {
            int id = LoadTest.program(loaded, LONG).info().id();
            assertThat(kernel.programs()).filteredOn(info -> info.id() == id)
                    .extracting(ProgramInfo::name).containsExactly(LONG);
            assertThat(kernel.programs()).extracting(ProgramInfo::name).contains("short_name");
        }
    }

    @Test
    void a_map_s_long_name_is_whole_where_its_types_have_one_that_begins_so() {
        try (Kernel kernel = LinuxKernel.open(new CallLog());
                LoadedObject loaded = kernel.load(Sources.text("maps", """
                        #include <linux/bpf.h>
                        #include <bpf/bpf_helpers.h>
                        #define MAP(name) struct { __uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); \\
                        \t__type(key, __u32); __type(value, __u64); } name SEC(".maps")
                        MAP(packets_of_each_port);
                        MAP(bytes_of_hosts_in);
                        MAP(bytes_of_hosts_out);
                        SEC("xdp") int x(struct xdp_md *c)
                        {
                        \t__u32 k = 0;
                        \treturn bpf_map_lookup_elem(&packets_of_each_port, &k) && bpf_map_lookup_elem(
                        \t\t&bytes_of_hosts_in, &k) && bpf_map_lookup_elem(&bytes_of_hosts_out, &k) ? 2 : 1;
                        }
                        """), LoadOptions.DEFAULT)) {
            List<Integer> ids = loaded.maps().stream().map(map -> map.info().id()).toList();
            assertThat(kernel.maps()).filteredOn(info -> ids.contains(info.id())).extracting(MapInfo::name)
                    .containsExactlyInAnyOrder("packets_of_each_port", "bytes_of_hosts_", "bytes_of_hosts_");
        }
    }
}
