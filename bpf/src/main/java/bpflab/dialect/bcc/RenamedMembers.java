package bpflab.dialect.bcc;

import bpflab.clang.Diagnostic;
import bpflab.clang.Syntax;
import bpflab.dialect.Original;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Members of the kernel's structs that have another name since a text was written. clang tells where a text asks for
 * one that is not there; it then reads the text once more, with words of the same length in their place, which are
 * macros.
 */
final class RenamedMembers {
    /**
     * What became of a member.
     *
     * @param struct the kernel's struct
     * @param old the name that it had
     * @param today what it is called, perhaps within another
     * @param since the kernel that came with it
     */
    private record Member(String struct, String old, String today, String since) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("task_struct", "state", "__state", "5.14"),
            new Member("task_struct", "cpu", "thread_info.cpu", "5.16"),
            new Member("task_struct", "real_start_time", "start_boottime", "5.5"),
            new Member("dentry", "d_iname", "d_shortname.string", "6.14"),
            new Member("mm_struct", "mmap_sem", "mmap_lock", "5.8"),
            new Member("nsproxy", "pid_ns", "pid_ns_for_children", "3.13"),
            new Member("bio", "bi_rw", "bi_opf", "4.8"),
            new Member("cfs_rq", "nr_running", "nr_queued", "6.14"),
            new Member("cfs_rq", "h_nr_running", "h_nr_queued", "6.14"));
    private static final Pattern MISSING = Pattern.compile("no member named '(\\w+)' in 'struct (\\w+)'.*");

    private final Original source;
    private final KernelText kernel;
    /** By the tokens that name them. */
    private final Map<Integer, Member> found = new TreeMap<>();

    RenamedMembers(Original source, KernelText kernel) {
        this.source = source;
        this.kernel = kernel;
    }

    /**
     * Looks for them in what clang said.
     *
     * @return whether there is one
     */
    boolean find(Syntax syntax) {
        syntax.diagnostics().forEach(said -> member(said).ifPresent(member -> token(said, member)));
        return !found.isEmpty();
    }

    /** The member that was asked for by its old name, where this kernel's struct has it by the new one. */
    private Optional<Member> member(Diagnostic said) {
        Matcher missing = MISSING.matcher(said.message());
        return missing.matches()
                ? MEMBERS.stream()
                        .filter(one -> one.struct.equals(missing.group(2)) && one.old.equals(missing.group(1)))
                        .filter(one -> Original.of(source.path(), kernel.body("struct", one.struct))
                                .names(one.today.replaceAll("\\..*", "")))
                        .findFirst()
                : Optional.empty();
    }

    private void token(Diagnostic said, Member member) {
        if (said.line() < 1 || said.line() > source.line(source.text().length())) {
            return;
        }
        int at = source.startOf(said.line()) + said.column() - 1;
        for (int i = 0; i < source.tokens().size(); i++) {
            if (source.token(i).from() == at && source.token(i).is(member.old)) {
                found.put(i, member);
            }
        }
    }

    /** Puts words in their place, of the same length, so that nothing moves. */
    void hide(StringBuilder text) {
        found.forEach((token, member) ->
                text.replace(source.token(token).from(), source.token(token).to(), word(member)));
    }

    /** The macros that these words are. */
    String macros() {
        return found.values().stream().distinct()
                .map(member -> "#define " + word(member) + " " + member.today + "\n").collect(Collectors.joining());
    }

    private String word(Member member) {
        String word = member.old;
        for (char last = 'Z'; last >= 'A' && (source.names(word) || word.equals(member.old)); last--) {
            word = member.old.substring(0, member.old.length() - 1) + last;
        }
        return word;
    }

    /** Writes today's names. */
    void write(Page page) {
        found.forEach((token, member) -> {
            int from = source.token(token).from();
            int to = source.token(token).to();
            page.rewrites().change(
                    from, to, "the kernel calls " + member.old + " of struct " + member.struct + " " + member.today
                            + " since " + member.since)
                    .replace(from, to, member.today);
        });
    }
}
