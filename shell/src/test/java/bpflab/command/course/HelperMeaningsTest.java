package bpflab.command.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelperMeaningsTest {
    @TempDir
    Path folder;

    @Test
    void a_helper_is_told_as_the_header_of_the_kernel_tells_it() throws Exception {
        Path header = Files.writeString(folder.resolve("bpf.h"), """
                 * long bpf_xdp_adjust_meta(struct xdp_buff *xdp_md, int delta)
                 * 	Description
                 * 		Adjust the address pointed by *xdp_md*\\ **->data_meta** by
                 * 		*delta*.
                 *
                 * 		More.
                 * 	Return
                 * 		0 on success.
                """);

        assertThat(new HelperMeanings(header).find("bpf_xdp_adjust_meta").orElseThrow().text())
                .startsWith("`long bpf_xdp_adjust_meta(struct xdp_buff *xdp_md, int delta)`\n\n"
                        + "Adjust the address pointed by xdp_md->data_meta by delta.\n\nHelper number 54.");
        assertThat(new HelperMeanings(folder.resolve("none")).find("bpf_loop").orElseThrow().text())
                .startsWith("Helper number 181.");
    }
}
