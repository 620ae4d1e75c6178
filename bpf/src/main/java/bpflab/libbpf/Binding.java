package bpflab.libbpf;

import bpflab.trouble.Trouble;
import bpflab.trouble.TroubleException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Structure;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/**
 * The C library and libbpf, opened. That takes a moment; binding all calls of {@link Libc} and {@link Libbpf} takes as
 * long as the rest of a start, so each is bound by whoever first uses one, and what only looks needs none.
 */
public final class Binding {
    /** A test, or a person with a libbpf of their own, names another file with this system property. */
    public static final String PROPERTY = "bpflab.libbpf";

    static {
        // JNA would run ldconfig to learn where libraries are, which dlopen knows anyway.
        if (System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "");
        }
    }

    private Binding() {}

    /** Binds the native methods of a class to the functions of a library by direct mapping. */
    public static void bind(Class<?> calls, NativeLibrary library) {
        tellFields();
        Native.register(calls, library);
    }

    /**
     * Tells JNA in which order the fields of its description of {@code ffi_type} stand. It would ask the class's
     * annotation, for which the JDK makes two proxies: half the time of the first binding, at each start. The note
     * where it keeps what it has asked is its own and may be called otherwise one day; then it asks.
     */
    @SuppressWarnings("unchecked")
    private static void tellFields() {
        try {
            Field known = Structure.class.getDeclaredField("fieldOrder");
            known.setAccessible(true);
            ((Map<Class<?>, List<String>>) known.get(null)).putIfAbsent(
                    Class.forName("com.sun.jna.Structure$FFIType", false, Structure.class.getClassLoader()),
                    List.of("size", "alignment", "type", "elements"));
        } catch (ReflectiveOperationException | RuntimeException otherwise) {
            // JNA asks.
        }
    }

    /** Opens both, and the way into the kernel, where that can be: it takes long enough for a thread of its own. */
    public static void tryAll() {
        try {
            SystemCall.getReady();
            needLibbpf();
        } catch (TroubleException | LinkageError toldWhenNeeded) {
            // Whoever needs them tries once more.
        }
    }

    /** Binds all calls of libbpf on a thread of its own, for who will load what is still being compiled. */
    public static void bindBeside() {
        Thread binding = new Thread(Binding::tryBinding, "bpflab-libbpf");
        binding.setDaemon(true);
        binding.start();
    }

    private static void tryBinding() {
        try {
            needLibbpf();
            Libbpf.getReady();
        } catch (TroubleException | LinkageError toldWhenNeeded) {
            // Who needs it is told why.
        }
    }

    /**
     * Opens libbpf, before the first of its calls.
     *
     * @throws TroubleException it is not there, or older than 1.0
     */
    public static void needLibbpf() {
        if (!isLibbpf(1, 0)) {
            throw Trouble.machine(
                    "cannot talk to the kernel",
                    "libbpf " + version("major") + "." + version("minor") + " is too old: it must be 1.0 or newer",
                    "!apt-get install libbpf1").toException();
        }
    }

    /** Whether libbpf is of that version or newer. */
    public static boolean isLibbpf(int major, int minor) {
        int found = version("major");
        return found > major || found == major && version("minor") >= minor;
    }

    private static int version(String part) {
        return libbpf().getFunction("libbpf_" + part + "_version").invokeInt(new Object[0]);
    }

    /** libbpf, which JNA opens once. */
    static NativeLibrary libbpf() {
        String name = System.getProperty(PROPERTY, "libbpf.so.1");
        try {
            return NativeLibrary.getInstance(name);
        } catch (UnsatisfiedLinkError e) {
            throw Trouble.machine(
                    "cannot talk to the kernel", "libbpf is not installed: there is no " + name,
                            "!apt-get install libbpf1")
                    .toException(e);
        }
    }

    /** The C library, which is always there. */
    static NativeLibrary libc() {
        return NativeLibrary.getInstance("libc.so.6");
    }
}
