package bpflab.bench;

import bpflab.clang.HeaderSource;
import bpflab.kernel.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The kernel's types, asked for only when a C file asks for them: compiling needs no kernel. */
record LazyHeader(Supplier<Host> host) implements HeaderSource {
    @Override
    public String identity() {
        return host.get().vmlinuxHeader().identity();
    }

    @Override
    public void writeTo(Path header) throws IOException {
        host.get().vmlinuxHeader().writeTo(header);
    }

    @Override
    public Optional<String> declaration(String function) {
        return host.get().vmlinuxHeader().declaration(function);
    }
}
