package bpflab.repl;

import static org.assertj.core.api.Assertions.assertThat;

import bpflab.bench.Loading;
import bpflab.bench.TestParts;
import bpflab.clang.Compilation;
import bpflab.hook.HookKind;
import bpflab.kernel.LoadOptions;
import bpflab.kernel.NeedsKernel;
import bpflab.machine.Libraries;
import bpflab.script.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tab at the place of a hook offers the maps that the hook may be at, and the functions of a file that is here. */
@NeedsKernel
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MapPlacesTest {
    private static final String MAPS = """
            #include <linux/bpf.h>
            #include <bpf/bpf_helpers.h>

            struct {
            	__uint(type, BPF_MAP_TYPE_SOCKMAP);
            	__uint(max_entries, 1);
            	__type(key, __u32);
            	__type(value, __u32);
            } open_sockets SEC(".maps");

            struct {
            	__uint(type, BPF_MAP_TYPE_HASH);
            	__uint(max_entries, 1);
            	__type(key, __u32);
            	__type(value, __u32);
            } visits SEC(".maps");

            int seen;

            SEC("sk_msg") int sends(struct sk_msg_md *msg)
            {
            	seen++;
            	return SK_PASS;
            }
            """;

    /** Also the place alone, where the program's section says the hook; what goes before what is a program. */
    @Test
    void a_place_and_what_it_is_to_run_before_are_offered(@TempDir Path folder) throws Exception {
        try (Session session = Session.on(TestParts.real(folder).pristine(EchoCourse.in(folder), folder))) {
            Path file = session.bench().folder().newFile("maps.c");
            Files.createDirectories(file.getParent());
            new Loading(session.bench()).load(Files.writeString(file, MAPS), LoadOptions.DEFAULT);
            assertThat(offered(session, ":attach sends ")).contains("xdp", "open_sockets").doesNotContain("visits");
            assertThat(offered(session, ":attach sends sk-msg ")).containsExactly("open_sockets");
            assertThat(offered(session, ":attach sends --")).contains("--before", "--after", "--first", "--last");
            assertThat(offered(session, ":attach sends --before ")).containsExactly("sends");
            assertThat(offered(session, ":attach sends sk-msg --before sends ")).containsExactly("open_sockets");
        }
    }

    /** Nothing is loaded: what is in a file is read off it. */
    @Test
    void the_functions_of_a_file_are_offered_behind_it(@TempDir Path folder) throws Exception {
        try (Session session = Session.on(TestParts.real(folder).pristine(EchoCourse.in(folder), folder))) {
            Path file = session.bench().folder().newFile("maps.c");
            Files.createDirectories(file.getParent());
            Files.writeString(file, MAPS + """
                    // SEC("xdp") int in_a_remark(struct xdp_md *ctx)
                    SEC("kprobe/do_unlinkat")
                    int BPF_KPROBE(unlinks, int dfd)
                    {
                    	return 0;
                    }
                    """);
            assertThat(offered(session, ":load maps.c ")).containsExactly("sends", "unlinks");
            assertThat(offered(session, ":dump elf maps.c ")).containsExactly("sends", "unlinks");
            assertThat(offered(session, ":dump elf ma")).contains("maps.c");
            assertThat(offered(session, ":dump diff maps.c ")).contains("maps.c").doesNotContain("sends");
            Files.writeString(file, MAPS);
            Compilation made = session.bench().clang().compile(file, List.of());
            Files.write(file.resolveSibling("maps.o"), ((Compilation.Compiled) made).object());
            assertThat(offered(session, ":load maps.o ")).containsExactly("sends");
            assertThat(offered(session, ":load gone.o ")).isEmpty();
        }
    }

    private static List<String> offered(Session session, String typed) {
        List<Candidate> found = new ArrayList<>();
        new LineCompleter(session.interpreter().commands(), new Names(session.bench()), session.java())
                .complete(null, new TypedLine(typed, typed.length()), found);
        return found.stream().map(Candidate::value).toList();
    }

    @Test
    void only_what_fits_is_offered(@TempDir Path folder) throws Exception {
        try (Session session = Session.on(TestParts.real(folder).pristine(EchoCourse.in(folder), folder))) {
            Path file = session.bench().folder().newFile("maps.c");
            Files.createDirectories(file.getParent());
            new Loading(session.bench()).load(Files.writeString(file, MAPS), LoadOptions.DEFAULT);
            Files.copy(Libraries.find("libc.so.6").orElseThrow(), file.resolveSibling("mine"));
            HookPlaces places = new Names(session.bench()).places();
            assertThat(places.words(HookKind.SK_MSG, List.of(), "")).containsExactly("open_sockets");
            assertThat(places.words(HookKind.SK_SKB, List.of("verdict"), "")).containsExactly("open_sockets");
            assertThat(places.words(HookKind.ITERATOR, List.of("bpf_map_elem"), "")).containsExactly("visits");
            assertThat(places.words(HookKind.UPROBE, List.of(), "mine:mallo")).contains("mine:malloc");
        }
    }
}
