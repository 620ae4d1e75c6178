package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.hook.ProgramType;
import java.util.List;
import java.util.Optional;

/** What the running kernel has, asked for when it matters. */
public interface KernelFacts {
    /** Its types; empty when it was built without, or nobody may read them. */
    Optional<Btf> types();

    /** The names of its variables, as /proc/kallsyms has them: of more than its types know of. */
    List<String> variables();

    /** The options that its configuration sets ({@code CONFIG_HZ}); none where nobody kept the configuration. */
    List<String> options();

    /** Whether it can load programs of a type, any of them; also where that cannot be found out. */
    boolean has(ProgramType type);
}
