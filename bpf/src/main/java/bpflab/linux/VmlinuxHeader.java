package bpflab.linux;

import bpflab.clang.HeaderSource;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.obstacle.Callable;
import bpflab.trouble.Trouble;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * This kernel's types as C: what {@code bpftool btf dump file /sys/kernel/btf/vmlinux format c} prints, made by the
 * same btf_dump of libbpf. libbpf calls C's vfprintf itself, whose parameters are those of
 * {@code btf_dump_printf_fn_t}: no text passes through Java.
 */
final class VmlinuxHeader implements HeaderSource {
    private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
    private static final Path NOTES = Path.of("/sys/kernel/notes");

    private static final String BEFORE = """
            #ifndef __VMLINUX_H__
            #define __VMLINUX_H__

            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute push (__attribute__((preserve_access_index)), apply_to = record)
            #endif

            """;

    private static final String AFTER = """
            #ifndef BPF_NO_PRESERVE_ACCESS_INDEX
            #pragma clang attribute pop
            #endif

            #endif /* __VMLINUX_H__ */
            """;

    private final String release;
    private final RunningKernel kernel = new RunningKernel();

    VmlinuxHeader(String release) {
        this.release = release;
    }

    /**
     * A hash of the notes of the running kernel, which hold the build id that the linker gave it, and of its release.
     */
    @Override
    public String identity() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(release.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(Files.isReadable(NOTES) ? NOTES : BTF));
            return HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (IOException e) {
            throw none().toException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void writeTo(Path header) throws IOException {
        if (!Files.isReadable(BTF)) {
            throw none().toException();
        }
        Files.writeString(header, "");
        Pointer stream = Libc.fopen(header.toString(), "w");
        if (stream == null) {
            throw new IOException("cannot write " + header);
        }
        boolean complete = false;
        try {
            Libc.fputs(BEFORE, stream);
            dump(stream);
            Libc.fputs(AFTER, stream);
            complete = Libc.ferror(stream) == 0;
        } finally {
            complete &= Libc.fclose(stream) == 0;
        }
        if (!complete) {
            throw new IOException("cannot write all of " + header + ": the disk may be full");
        }
    }

    @Override
    public Optional<String> declaration(String function) {
        return kernel.types().flatMap(types -> new Callable(types).prototype(function));
    }

    private static void dump(Pointer stream) {
        String what = "cannot write vmlinux.h";
        Pointer btf = ReturnCode.check(Libbpf.btf__parse(BTF.toString(), null), what);
        try {
            Pointer dump = ReturnCode.check(Libbpf.btf_dump__new(btf, Libc.function("vfprintf"), stream, null), what);
            try {
                int types = Libbpf.btf__type_cnt(btf);
                for (int id = 1; id < types; id++) {
                    ReturnCode.check(Libbpf.btf_dump__dump_type(dump, id), what);
                }
            } finally {
                Libbpf.btf_dump__free(dump);
            }
        } finally {
            Libbpf.btf__free(btf);
        }
    }

    private static Trouble none() {
        return Trouble.machine(
                "cannot write vmlinux.h",
                "this kernel has no BTF: there is no " + BTF,
                "use a kernel built with CONFIG_DEBUG_INFO_BTF=y, as those of Debian and Ubuntu are");
    }
}
