package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.hook.ProgramType;
import java.util.Optional;

/** What the running kernel has, asked for when it matters. */
public interface KernelFacts {
    /** Its types; empty when it was built without, or nobody may read them. */
    Optional<Btf> types();

    /** Whether it can load programs of a type, any of them; also where that cannot be found out. */
    boolean has(ProgramType type);
}
