package bpflab.hook;

import java.util.Optional;

/**
 * What a program's {@code SEC("…")} says of where it runs.
 *
 * @param text the section's name, {@code tracepoint/syscalls/sys_enter_execve}
 */
public record Sec(String text) {
    /** What libbpf of today takes it for; empty when it says no program type. */
    public Optional<SecDef> def() {
        return SecDefs.ALL.stream().filter(def -> def.means(plain())).findFirst();
    }

    /** The kind of hook: as of today, else what libbpf took it for before 1.0. */
    public Optional<HookKind> kind() {
        return meant().map(SecDef::kind);
    }

    /** What it names today, else what it named before libbpf 1.0. */
    public Optional<SecDef> meant() {
        return def().or(() -> SecDefs.ALL.stream().filter(def -> def.meantOnce(plain())).findFirst());
    }

    /** The target behind the name, {@code syscalls/sys_enter_execve}; empty when there is none. */
    public String target() {
        return def().map(def -> plain().substring(Math.min(plain().length(), def.name().length() + 1))).orElse("");
    }

    /** The name of such programs: {@code XDP}, {@code socket filter}; the section's own where there is none. */
    public String words() {
        return kind().map(HookKind::words).orElseGet(() -> plain().replaceFirst("[./].*", ""));
    }

    /** Whether it watches the kernel, rather than handling packets. */
    public boolean traces() {
        return meant().filter(def -> def.type().traces()).isPresent();
    }

    /** Whether such a program needs a kernel that allows trampolines. */
    public boolean needsTrampolines() {
        return kind().filter(HookKind::needsTrampolines).isPresent();
    }

    /** The statement that ends such a program and changes nothing: {@code return XDP_PASS;}. */
    public String neutralReturn() {
        ReturnValues returns = meant().map(def -> def.type().returns()).orElse(ReturnValues.ZERO);
        return "return " + returns.neutral() + ";";
    }

    /** A question mark in front tells libbpf not to load the program unless asked. */
    private String plain() {
        return text.startsWith("?") ? text.substring(1) : text;
    }
}
