package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bpflab.clang.Compilation.Compiled;
import bpflab.trouble.TroubleException;
import bpflab.machine.Machine;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelHeaderTest {
    private static final String PASS = """
            #include "vmlinux.h"
            #include <bpf/bpf_helpers.h>

            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 16);
            	__type(key, __u32);
            	__type(value, __u64);
            } packets SEC(".maps");

            SEC("xdp")
            int pass(struct xdp_md *ctx)
            {
            	__u32 key = ctx->ingress_ifindex;
            	__u64 *count = bpf_map_lookup_elem(&packets, &key);

            	if (count)
            		*count += 1;
            	return XDP_PASS;
            }
            """;

    @TempDir
    Path folder;
    private final FakeHeader header = new FakeHeader();

    @Test
    void is_generated_and_precompiled_once() throws Exception {
        Path source = write("pass.c", PASS);

        assertThat(clang(header).compile(source, List.of())).isInstanceOf(Compiled.class);
        assertThat(clang(header).compile(source, List.of())).isInstanceOf(Compiled.class);

        assertThat(header.written()).isOne();
        assertThat(cached())
                .hasSize(2)
                .anyMatch(name -> name.equals("vmlinux.h"))
                .anyMatch(name -> name.matches("clang-[\\d.]+-\\w+\\.pch"));
    }

    @Test
    void precompiled_or_not_gives_the_same_bytes() throws Exception {
        Path source = write("pass.c", PASS);
        Compiled precompiled = (Compiled) clang(header).compile(source, List.of());
        Compiled plain = (Compiled) clang(header).compile(source, List.of("-DNOTHING"));

        assertThat(cached()).anyMatch(name -> name.endsWith(".pch"));
        assertThat(precompiled.object()).isEqualTo(plain.object());
    }

    @Test
    void is_not_asked_for_by_a_source_that_does_not_include_it() throws Exception {
        assertThat(clang(header).compile(write("none.c", "// #include \"vmlinux.h\"\nint one = 1;\n"), List.of()))
                .isInstanceOf(Compiled.class);

        assertThat(header.written()).isZero();
    }

    @Test
    void gives_way_to_a_vmlinux_h_beside_the_source() throws Exception {
        write("vmlinux.h", FakeHeader.TEXT.replace("XDP_PASS = 2", "XDP_PASS = 2, XDP_MINE = 9"));

        assertThat(clang(header).compile(write("mine.c", PASS.replace("XDP_PASS", "XDP_MINE")), List.of()))
                .isInstanceOf(Compiled.class);
        assertThat(header.written()).isZero();
    }

    @Test
    void serves_a_source_that_includes_it_through_a_file_of_its_folder() throws Exception {
        write("shared.h", "#ifndef SHARED_H\n#define SHARED_H\n#include \"vmlinux.h\"\n#endif\n");

        assertThat(clang(header).compile(write("through.c", PASS.replace("vmlinux.h", "shared.h")), List.of()))
                .isInstanceOf(Compiled.class);
        assertThat(cached()).anyMatch(name -> name.endsWith(".pch"));
    }

    @Test
    void serves_a_source_whose_include_only_clang_can_see() throws Exception {
        Path source =
                write("macro.c", PASS.replace("#include \"vmlinux.h\"", "#define TYPES \"vmlinux.h\"\n#include TYPES"));

        assertThat(clang(header).compile(source, List.of())).isInstanceOf(Compiled.class);
    }

    @Test
    void means_what_macros_before_it_make_it_mean() throws Exception {
        Path source =
                write("changed.c",
                        PASS.replace(
                        "#include \"vmlinux.h\"",
                                "#define XDP_ABORTED XDP_STOPPED\n#include \"vmlinux.h\"\nint stopped = XDP_STOPPED;"));

        assertThat(clang(header).compile(source, List.of())).isInstanceOf(Compiled.class);
    }

    @Test
    void a_spoilt_precompiled_header_is_taken_away_and_the_header_serves() throws Exception {
        Path source = write("pass.c", PASS);
        clang(header).compile(source, List.of());
        Path precompiled = Files.list(entry()).filter(f -> f.toString().endsWith(".pch")).findFirst().orElseThrow();
        Files.writeString(precompiled, "spoilt");

        assertThat(clang(header).compile(source, List.of())).isInstanceOf(Compiled.class);
        assertThat(precompiled).doesNotExist();
    }

    @Test
    void errors_in_the_source_do_not_cost_the_precompiled_header() throws Exception {
        Path source = write("pass.c", PASS.replace("XDP_PASS", "XDP_NONE"));

        Compilation answer = clang(header).compile(source, List.of());

        assertThat(answer.diagnostics()).singleElement().satisfies(d -> assertThat(d.line()).isEqualTo(19));
        assertThat(cached()).anyMatch(name -> name.endsWith(".pch"));
    }

    @Test
    void a_cache_that_cannot_be_written_costs_time_and_nothing_else() throws Exception {
        Path file = write("cache", "a file where the cache folder should be");

        Clang clang = Clang.find(header, file);

        assertThat(clang.compile(write("pass.c", PASS), List.of())).isInstanceOf(Compiled.class);
        assertThat(clang.compile(write("pass.c", PASS), List.of())).isInstanceOf(Compiled.class);
        assertThat(header.written()).isOne();
    }

    @Test
    void what_root_wrote_can_be_read_by_all() throws Exception {
        clang(header).compile(write("pass.c", PASS), List.of());

        try (Stream<Path> files = Files.list(entry())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-r--r--"));
        }
    }

    @Test
    void a_full_disk_is_named_and_leaves_no_half_header() throws Exception {
        Clang clang = clang(failing(new FileSystemException("/cache/vmlinux.h", null, "No space left on device")));
        Path source = write("pass.c", PASS);

        assertThatThrownBy(() -> clang.compile(source, List.of())).isInstanceOfSatisfying(TroubleException.class, e -> {
            assertThat(e.trouble().what()).isEqualTo("cannot write vmlinux.h");
            assertThat(e.trouble().why()).contains("No space left on device");
            assertThat(e.trouble().hint()).contains("df -h");
        });
        assertThat(cached()).isEmpty();
    }

    @Test
    void a_precompiled_header_that_cannot_be_made_is_done_without() throws Exception {
        Path refuses =
                Files.writeString(
                        folder.resolve("clang"),
                                "#!/bin/sh\ncase \"$*\" in *c-header*) exit 1;; esac\nexec clang \"$@\"\n");
        Files.setPosixFilePermissions(refuses, PosixFilePermissions.fromString("rwxr-xr-x"));
        Machine other = new Machine(Path.of("/"), Map.of("CLANG", refuses.toString()));
        Clang clang = Clang.find(other, header, folder.resolve("cache"));

        assertThat(clang.compile(write("pass.c", PASS), List.of())).isInstanceOf(Compiled.class);
        assertThat(cached()).containsExactly("vmlinux.h");
    }

    @Test
    void two_benches_may_begin_at_once() throws Exception {
        Path source = write("pass.c", PASS);
        ExecutorService benches = Executors.newFixedThreadPool(4);
        Callable<Compilation> bench = () -> clang(header).compile(source, List.of());
        try {
            for (Future<Compilation> answer : benches.invokeAll(List.of(bench, bench, bench, bench))) {
                assertThat(answer.get()).isInstanceOf(Compiled.class);
            }
        } finally {
            benches.shutdown();
        }
        assertThat(cached()).hasSize(2);
    }

    private static HeaderSource failing(IOException why) {
        return new HeaderSource() {
            @Override
            public String identity() {
                return "full disk";
            }

            @Override
            public void writeTo(Path file) throws IOException {
                Files.writeString(file, "half a hea");
                throw why;
            }
        };
    }

    private Clang clang(HeaderSource source) {
        return Clang.find(source, folder.resolve("cache"));
    }

    private Path entry() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(entry())) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
