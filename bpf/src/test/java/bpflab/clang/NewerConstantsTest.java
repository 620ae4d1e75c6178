package bpflab.clang;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.clang.Compilation.CompileErrors;
import bpflab.clang.Compilation.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kernel that is newer than the headers: its constants are not in them, and are in its types. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NewerConstantsTest {
    private static final String PROGRAM = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            SEC("tc")
            int on(struct __sk_buff *skb)
            {
            	if (skb->len > SKB_OF_TOMORROW)
            		return %s;
            	return VERDICT_OF_TOMORROW;
            }
            """;

    @TempDir
    Path folder;
    private Clang clang;

    @BeforeEach
    void find() {
        clang = Clang.find(new KernelOfTomorrow(), folder.resolve("cache"));
    }

    @Test
    void what_only_the_kernel_has_is_given_to_clang_and_told() throws Exception {
        Compilation compilation = clang.compile(write("1"), List.of());
        assertThat(compilation).isInstanceOf(Compiled.class);
        assertThat(compilation.command()).contains("-DSKB_OF_TOMORROW=0x40", "-DVERDICT_OF_TOMORROW=-7");
        assertThat(compilation.diagnostics()).extracting(Diagnostic::message).containsExactly(
                "SKB_OF_TOMORROW, VERDICT_OF_TOMORROW are newer than this system's headers; -D gives what this kernel "
                        + "has, and so does \"vmlinux.h\" in place of them");
    }

    @Test
    void what_a_header_has_wants_its_include_and_what_nobody_has_stays_wrong() throws Exception {
        for (String name : List.of("IPPROTO_TCP", "VERDICT_OF_NEVER")) {
            Compilation compilation = clang.compile(write(name), List.of());
            assertThat(compilation).isInstanceOf(CompileErrors.class);
            assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError)
                    .extracting(Diagnostic::message).singleElement().asString().contains(name);
        }
    }

    private Path write(String returned) throws IOException {
        return Files.writeString(folder.resolve("p.c"), String.format(PROGRAM, returned));
    }

    private static final class KernelOfTomorrow implements HeaderSource {
        @Override
        public String identity() {
            return "tomorrow";
        }

        @Override
        public void writeTo(Path header) throws IOException {
            Files.writeString(header, """
                    enum verdict {
                    	VERDICT_OF_TOMORROW = -7,
                    	IPPROTO_TCP = 6,
                    };

                    enum {
                    	SKB_OF_TOMORROW = 0x40,
                    };
                    """);
        }
    }
}
