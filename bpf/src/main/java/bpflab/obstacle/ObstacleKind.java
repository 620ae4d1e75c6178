package bpflab.obstacle;

import java.util.Locale;

/** What a program can fail at before the verifier looks at it. */
public enum ObstacleKind {
    /** Its section says no type of program. */
    SECTION,
    /** Letters of its name. */
    NAME,
    /** A map of it cannot be made. */
    MAP,
    /** A map of it is pinned already, with another shape. */
    PIN,
    /** A field or type that is looked up in this kernel's types: CO-RE. */
    CORE,
    /** A variable of the kernel. */
    KSYM,
    /** A function of the kernel. */
    KFUNC,
    /** An option that the kernel was built with. */
    KCONFIG,
    /** A function or variable that is nowhere defined. */
    EXTERN,
    /** Types of the object or the kernel that are missing. */
    TYPE_INFORMATION,
    /** A type of program that this kernel is too old for, or was built without. */
    KERNEL,
    /** The function or event that its section names. */
    TARGET,
    /** Another program of the file, which was refused. */
    WAITS,
    /** What this process may do. */
    RIGHTS,
    /** What the kernel allows nobody. */
    LOCKDOWN;

    /** As JSON has it: {@code type-information}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
