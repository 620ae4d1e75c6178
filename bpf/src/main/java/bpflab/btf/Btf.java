package bpflab.btf;

/** The types of an object file or of the kernel. Immutable. STUB of signatures: the btf helper replaces this file. */
public final class Btf {
    private Btf() {}

    /** Reads {@code .BTF} bytes (or BPF_BTF_GET_INFO_BY_ID's). @throws bpflab.trouble.TroubleException when they are not BTF */
    public static Btf parse(byte[] raw) {
        throw new UnsupportedOperationException();
    }

    /** The string at a byte offset of the string section; empty for 0. */
    public String string(int offset) {
        throw new UnsupportedOperationException();
    }

    /** The type's C name, as {@code struct flow}, {@code __u32}, {@code int [4]}. */
    public String typeName(int typeId) {
        throw new UnsupportedOperationException();
    }

    /** bpftool's prototype line of a function, without the colon: {@code int demo(struct xdp_md * ctx)}; empty when BTF cannot say. */
    public String prototype(int functionTypeId) {
        throw new UnsupportedOperationException();
    }

    /** The size of a value of the type in bytes. */
    public int size(int typeId) {
        throw new UnsupportedOperationException();
    }

    /** The bytes of a key or value as a typed value. */
    public Value read(int typeId, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** A value typed by a person ({@code 80}, {@code {.saddr=10.11.0.2}}) to bytes of the type. @throws bpflab.trouble.TroubleException when it does not fit */
    public byte[] write(int typeId, String text) {
        throw new UnsupportedOperationException();
    }
}
