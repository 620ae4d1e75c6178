package bpflab.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is left of a file that found no room. */
class FullDiskTest extends KernelDesk {
    @Test
    void half_a_map_is_not_left_for_the_whole_one() throws Exception {
        desk.file("big.c", """
                #include <linux/bpf.h>
                #include <bpf/bpf_helpers.h>
                struct {
                	__uint(type, BPF_MAP_TYPE_ARRAY);
                	__uint(max_entries, 20000);
                	__type(key, __u32);
                	__type(value, __u64);
                } big SEC(".maps");

                SEC("xdp") int pass(struct xdp_md *ctx) { return XDP_PASS; }

                char _license[] SEC("license") = "GPL";
                """);
        desk.type(":load big.c");
        Path small = Files.createDirectory(desk.bench().folder().newFile("small"));
        run("mount", "-t", "tmpfs", "-o", "size=64k", "bpflab-test", small.toString());
        try {
            assertThat(desk.type(":dump map big --to small/big.txt")).contains("cannot write", "No space left", "!df");
            assertThat(small.resolve("big.txt")).doesNotExist();
            Files.writeString(small.resolve("mine.txt"), "mine");
            desk.type(":dump map big --force --to small/mine.txt");
            assertThat(small.resolve("mine.txt")).as("it was there before").exists();
        } finally {
            run("umount", small.toString());
        }
        assertThat(desk.type(":dump map big --to small/big.txt")).contains("20,000 entries");
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as(command[0]).isZero();
    }
}
