package bpflab.btf;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;

/** What is said of BTF that contradicts itself. */
final class BtfErrors {
    private BtfErrors() {}

    static TroubleException because(String why) {
        return Trouble.failed(
                "cannot read the type information (BTF)", why, "compile the C file again with clang -g -target bpf")
                        .toException();
    }
}
