package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people include, compiled for real on this machine as it was set up. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeaderSearchTest {
    private static final String PASS = """
            #include <linux/bpf.h>
            #include <%s>
            #include <bpf/bpf_helpers.h>

            SEC("xdp")
            int pass(struct xdp_md *ctx)
            {
            	return XDP_PASS;
            }
            """;

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new FakeHeader(), folder.resolve("cache"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stdint.h", "stdbool.h", "stddef.h", "string.h", "errno.h", "limits.h", "arpa/inet.h",
        "netinet/in.h", "netinet/ip.h", "net/ethernet.h", "sys/socket.h", "linux/icmp.h", "linux/if.h",
                "linux/if_arp.h",
        "linux/if_tunnel.h", "linux/sctp.h", "linux/sysctl.h", "linux/errqueue.h", "linux/filter.h",
        "uapi/linux/ptrace.h", "uapi/linux/if_ether.h", "uapi/linux/bpf.h"})
    void headers_of_the_kernel_and_of_the_language_compile(String header) throws Exception {
        assertThat(clang.compile(write("p.c", String.format(PASS, header)), List.of())).isInstanceOf(Compiled.class);
    }

    /** Those that cannot stand alone in any C program are not asked for; a package of its own has drm.h. */
    @Test
    void all_headers_of_the_kernel_that_can_stand_alone_compile_in_one_go() throws Exception {
        TreeMap<String, String> failed = new TreeMap<>();
        for (String name : List.of(
                "ip.h", "ipv6.h", "tcp.h", "udp.h", "igmp.h", "icmpv6.h", "mpls.h", "in6.h", "if_vlan.h",
                "if_packet.h", "if_link.h", "if_bridge.h", "if_addr.h", "pkt_cls.h", "pkt_sched.h", "perf_event.h",
                        "ptrace.h",
                "sched.h", "socket.h", "netlink.h", "rtnetlink.h", "netfilter.h", "net_tstamp.h", "time.h", "stat.h",
                "fs.h", "string.h", "stddef.h", "version.h", "errno.h", "limits.h", "coda.h", "phonet.h", "omapfb.h")) {
            if (clang.compile(
                    write("p.c", String.format(PASS, "linux/" + name)), List.of()) instanceof CompileErrors no) {
                failed.put(name, no.diagnostics().get(0).message());
            }
        }
        assertThat(failed).isEmpty();
    }

    @Test
    void the_line_that_is_shown_compiles_when_it_is_typed() throws Exception {
        Path source = write("p.c", String.format(PASS, "uapi/linux/icmp.h"));
        String line = clang.compile(source, List.of()).commandLine(Path.of("/elsewhere"))
                .replace("-o p.o", "-o " + folder.resolve("p.o"));

        assertThat(new ProcessBuilder("sh", "-c", line).inheritIO().start().waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headers", "include", "src/bpf"})
    void header_folders_beside_the_file_are_found_and_told(String name) throws Exception {
        write(name + "/mine.h", "#define MINE 1\n");

        Compilation answer = clang.compile(write("p.c", String.format(PASS, "mine.h")), List.of());

        assertThat(answer).isInstanceOf(Compiled.class);
        assertThat(answer.found()).containsExactly(folder.resolve(name));
        assertThat(answer.command()).contains("-I" + folder.resolve(name));
    }

    @Test
    void header_folders_above_the_file_are_found_each_that_is_needed() throws Exception {
        write("headers/one.h", "#include \"two.h\"\n");
        write("examples/common/two.h", "#define TWO 2\n");

        Compilation answer = clang.compile(write("examples/ring/p.c", String.format(PASS, "one.h")), List.of());

        assertThat(answer).isInstanceOf(Compiled.class);
        assertThat(answer.found()).containsExactly(folder.resolve("headers"), folder.resolve("examples/common"));
    }

    /** As falcosecurity/libs has them: driver/modern_bpf/programs/tail_called/events/syscall_dispatched_events. */
    @Test
    void a_deep_tree_has_its_headers_at_its_root() throws Exception {
        write("driver/all.h", "#define ALL 1\n");

        Compilation answer = clang.compile(
                write("driver/new/programs/attached/events/p.c", String.format(PASS, "driver/all.h")), List.of());

        assertThat(answer.found()).containsExactly(folder);
    }

    @Test
    void a_header_folder_that_brings_vmlinux_h_and_tracing_gets_this_kernels() throws Exception {
        write("headers/all.h", "#include \"vmlinux.h\"\n#include <bpf/bpf_helpers.h>\n#include <bpf/bpf_tracing.h>\n");

        Compilation answer = clang.compile(write("tools/p.c", """
                #include "all.h"
                SEC("xdp")
                int pass(struct xdp_md *ctx)
                {
                	return sizeof(struct task_struct) > 4;
                }
                """), List.of());

        assertThat(answer).isInstanceOf(Compiled.class);
    }

    @Test
    void what_is_nowhere_is_told_as_clang_tells_it() throws Exception {
        Compilation answer = clang.compile(write("p.c", String.format(PASS, "nowhere.h")), List.of());

        assertThat(answer).isInstanceOf(CompileErrors.class);
        assertThat(answer.diagnostics().get(0).message()).isEqualTo("'nowhere.h' file not found");
        assertThat(answer.found()).isEmpty();
    }

    @Test
    void macros_of_newer_libbpfs_compile_with_an_older_ones_headers() throws Exception {
        Compilation answer = clang.compile(write("p.c", """
                #include <linux/ptrace.h>
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>

                int total;
                struct {
                	__uint(type, BPF_MAP_TYPE_ARRAY);
                	__uint(max_entries, 1);
                	__type(key, int);
                	__type(value, int);
                	__ulong(map_extra, 1ull << 40);
                } numbers SEC(".maps");

                SEC("uprobe")
                int BPF_UPROBE(enters, int first)
                {
                	int i;

                	bpf_for(i, 0, 10)
                		total += i;
                	bpf_repeat(3)
                		total += first;
                	return 0;
                }

                SEC("uretprobe")
                int BPF_URETPROBE(leaves, int result)
                {
                	return result;
                }
                """), List.of());

        assertThat(answer).as("%s", answer.diagnostics()).isInstanceOf(Compiled.class);
    }

    @Test
    void a_probe_without_arguments_has_its_context() throws Exception {
        Compilation answer = clang.compile(write("bare.c", """
                #include <linux/bpf.h>
                #include <linux/ptrace.h>
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>

                SEC("uprobe")
                int BPF_UPROBE(entered)
                {
                	return bpf_get_func_ip(ctx) != 0;
                }
                """), List.of());

        assertThat(answer).as("%s", answer.diagnostics()).isInstanceOf(Compiled.class);
    }

    @Test
    void a_function_and_a_system_call_have_six_arguments() throws Exception {
        Clang real = Clang.find(new VmlinuxHeaderOfArguments(), folder.resolve("cache-6"));
        Compilation answer = real.compile(write("six.c", """
                #include "vmlinux.h"
                #include <bpf/bpf_helpers.h>
                #include <bpf/bpf_tracing.h>
                #include <bpf/bpf_core_read.h>

                long seen;

                SEC("uprobe")
                int BPF_UPROBE(mapped, void *at, unsigned long bytes, int rights, int flags, int fd, long offset)
                {
                	seen = offset;
                	return 0;
                }

                SEC("ksyscall/mmap")
                int BPF_KSYSCALL(called, void *at, unsigned long bytes, int rights, int flags, int fd, long offset)
                {
                	seen = offset + PT_REGS_PARM6(ctx);
                	return 0;
                }
                """), List.of());

        assertThat(answer).as("%s", answer.diagnostics()).isInstanceOf(Compiled.class);
    }

    /** What of the kernel's types the arguments of a function are read by. */
    private static final class VmlinuxHeaderOfArguments implements HeaderSource {
        @Override
        public String identity() {
            return "arguments";
        }

        @Override
        public void writeTo(Path header) throws IOException {
            Files.writeString(header, FakeHeader.TEXT.replace("struct task_struct {", """
                    struct pt_regs { unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di,
                    	orig_ax, ip, cs, flags, sp, ss; };
                    struct user_pt_regs { __u64 regs[31], sp, pc, pstate; };
                    struct task_struct {"""));
        }
    }

    @Test
    void a_device_a_pipe_and_a_huge_file_are_refused_at_once() throws Exception {
        Path pipe = folder.resolve("pipe.c");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Path huge = folder.resolve("huge.c");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 34);
        }

        assertThatThrownBy(() -> clang.compile(Path.of("/dev/zero"), List.of())).hasMessageContaining("device");
        assertThatThrownBy(() -> clang.compile(pipe, List.of())).hasMessageContaining("pipe");
        assertThatThrownBy(() -> clang.compile(huge, List.of())).hasMessageContaining("MB");
        for (String included : List.of("/dev/zero", pipe.toString(), huge.toString())) {
            Path source = write("p.c", "#include \"" + included + "\"\n");
            assertThatThrownBy(() -> clang.compile(source, List.of())).hasMessageContaining("includes " + included);
        }
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
