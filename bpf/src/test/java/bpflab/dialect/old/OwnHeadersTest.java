package bpflab.dialect.old;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Clang;
import bpflab.clang.Compilation;
import bpflab.dialect.all.Dialects;
import bpflab.linux.LinuxKernel;
import bpflab.kernel.NeedsKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that bring their own copies of headers, and texts that take the kernel's for granted: they compile. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OwnHeadersTest {
    private static final Path SYSTEM = Path.of("/usr/include");
    private static final String MAP = "struct bpf_map_def SEC(\"maps/seen\") seen = { .type = BPF_MAP_TYPE_HASH, "
            + ".key_size = sizeof(u32), .value_size = sizeof(u64), .max_entries = 8 };\n"
            + "char _license[] SEC(\"license\") = \"GPL\";\n";

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws Exception {
        Files.createDirectories(folder.resolve("own/linux"));
        Files.createDirectories(folder.resolve("own/bpf"));
        String kernels = Files.readString(SYSTEM.resolve("linux/bpf.h")).replace("_UAPI__LINUX_BPF_H__", "_OWN_BPF_H_")
                .replace("__LINUX_BPF_H__", "_OWN_BPF_H_");
        Files.writeString(folder.resolve("own/linux/bpf.h"), kernels);
        for (String name : List.of("bpf_helpers.h", "bpf_helper_defs.h", "bpf_tracing.h")) {
            Files.copy(SYSTEM.resolve("bpf/" + name), folder.resolve("own/bpf/" + name));
        }
    }

    private void compiles(String text) throws Exception {
        Clang clang = Clang.find(LinuxKernel.open().vmlinuxHeader(), Path.of("target/clang-of-dialects"))
                .rewriting(new Dialects());
        Compilation answer = clang.compile(Files.writeString(folder.resolve("old.c"), text), List.of());
        assertThat(answer.rewritten()).isPresent();
        assertThat(answer).as(() -> answer.rewritten().orElseThrow().text() + answer.diagnostics())
                .isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void a_copy_of_the_kernels_header_is_not_joined_by_the_systems() throws Exception {
        compiles("#include \"own/linux/bpf.h\"\n#include \"own/bpf/bpf_helpers.h\"\ntypedef __u32 u32;\n"
                + "typedef __u64 u64;\n" + MAP);
    }

    @Test
    void a_copy_of_libbpfs_header_is_told_which_machine_this_is() throws Exception {
        compiles("#include <uapi/linux/bpf.h>\n#include <linux/ptrace.h>\n#include \"own/bpf/bpf_helpers.h\"\n"
                + "#include \"own/bpf/bpf_tracing.h\"\n" + MAP
                + "SEC(\"kprobe/f\") int f(struct pt_regs *ctx) { return PT_REGS_PARM1(ctx) != 0; }\n");
    }

    @Test
    void what_a_header_of_its_own_enumerates_is_no_macro_beside_it() throws Exception {
        Files.writeString(folder.resolve("own/helpers.h"), """
                #define SEC(name) __attribute__((section(name), used))
                struct bpf_map_def { u32 type, key_size, value_size, max_entries, map_flags, pinning; };
                enum libbpf_pin_type {
                	LIBBPF_PIN_NONE,
                	/* by name */
                	LIBBPF_PIN_BY_NAME,
                };
                """);
        compiles("#include <uapi/linux/bpf.h>\nstruct first { u32 used; };\n#include \"own/helpers.h\"\n"
                + MAP.replace(".max_entries = 8", ".max_entries = 8, .pinning = 2"));
    }

    @Test
    void short_types_are_declared_above_the_header_that_uses_them() throws Exception {
        Files.writeString(folder.resolve("types.h"), "#include <linux/ptrace.h>\n#include <bpf/bpf_helpers.h>\n"
                + "typedef u64 wide_t;\n" + MAP.substring(0, MAP.indexOf("char")).replace("seen", "other"));
        compiles("#include <uapi/linux/bpf.h>\n#include \"types.h\"\n#include <bpf/bpf_helpers.h>\nwide_t last;\n"
                + MAP);
    }

    @Test
    void a_header_with_names_of_its_own_for_all_is_enough() throws Exception {
        String header = "typedef unsigned int u32;\ntypedef unsigned long long u64;\n"
                + "#define put_in(name) __attribute__((section(name), used))\n"
                + "#define BPF_MAP_TYPE_HASH 1\nstruct bpf_map_def { u32 type, key_size, value_size, max_entries; };\n";
        String text = "#include \"mine.h\"\n" + MAP.replace("SEC(\"maps/seen\")", "put_in(\"maps\")")
                .replace("SEC(", "put_in(") + "put_in(\"xdp\") int pass(void *ctx) { return %s; }\n";
        Files.writeString(folder.resolve("mine.h"), header);
        compiles(text.formatted("2 + (int)(bpf_ktime_get_ns() & 0)"));
        Files.writeString(folder.resolve("mine.h"), header + "#define __uint(name, val) int(*name)[val]\n"
                + "#define __type(name, val) typeof(val) *name\n"
                + "static void *(*lookup)(const void *map, const void *key) = (void *)1;\n");
        compiles(text.formatted("lookup(&seen, &(u32){0}) ? 1 : 2"));
    }

    @Test
    void a_header_that_lists_the_kernels_numbers_itself_is_not_joined_by_the_systems() throws Exception {
        Files.writeString(folder.resolve("common.h"), "typedef unsigned int __u32;\ntypedef unsigned long long __u64;\n"
                + "typedef __u32 u32;\ntypedef __u64 u64;\ntypedef unsigned short __u16;\ntypedef __u16 __be16;\n"
                + "typedef __u32 __be32;\ntypedef __u32 __wsum;\ntypedef unsigned char __u8;\ntypedef int __s32;\n"
                + "typedef long long __s64;\n#include \"bpf_helpers.h\"\n"
                + "enum bpf_map_type {\n\tBPF_MAP_TYPE_UNSPEC = 0,\n\tBPF_MAP_TYPE_HASH = 1,\n};\n");
        compiles("#include \"common.h\"\n" + MAP);
    }

    @Test
    void members_of_the_kernels_sockets_have_their_short_names() throws Exception {
        compiles("#include <net/sock.h>\n#include \"bpf_helpers.h\"\n" + MAP + """
                SEC("kprobe/tcp_v4_connect")
                int f(struct pt_regs *ctx)
                {
                	struct sock *sk = 0;
                	struct cmsghdr *header = 0;
                	u16 family = 0, port = 0;
                	u32 address = 0;

                	bpf_probe_read(&family, sizeof(family), &sk->sk_family);
                	bpf_probe_read(&port, sizeof(port), &sk->sk_dport);
                	bpf_probe_read(&address, sizeof(address), &sk->sk_v6_daddr.s6_addr32[3]);
                	bpf_probe_read(&address, sizeof(address), CMSG_DATA(header));
                	return family + port + address;
                }
                """);
    }
}
