package bpflab.btf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What clang and bpftool made of the C files beside it:
 * {@code clang -O2 -g -target bpf -c values.c -o o; bpftool gen object l o;
 * llvm-objcopy --dump-section .BTF=values.btf --dump-section .data=values.data l}.
 */
final class Samples {
    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream file = Samples.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static Btf values() {
        return Btf.parse(bytes("values.btf"));
    }
}
