package bpflab.linux;

import bpflab.kernel.CallLog;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes what libbpf asked of the kernel when it loaded an object, which it tells nobody: the steps of
 * {@code bpf_object_load} in libbpf.c, in their order. What it tries only once in a process, to learn what the kernel
 * can ({@code kernel_supports}), is left out.
 */
final class LoadCalls {
    /** {@code bpf_object__populate_internal_map} fills them; these two it freezes. */
    private static final Set<String> CONSTANTS = Set.of(".rodata", ".kconfig");
    private static final Pattern NOT_CREATED = Pattern.compile("map '([^']+)': failed to create.*");

    private final CallLog calls;
    private final List<OpenObject.OpenMap> maps;
    private final Set<String> reused;

    /**
     * Of an object that is about to be loaded.
     *
     * @param there maps of earlier programs, which it shares
     */
    LoadCalls(CallLog calls, OpenObject object, Map<String, Fd> there) {
        this.calls = calls;
        this.maps = object.maps();
        this.reused = Set.copyOf(there.keySet());
    }

    /**
     * All went well.
     *
     * @param program what was loaded, as it is told
     * @param btfId the BTF that was loaded with it, 0 when none
     * @param together whether the others of the file were loaded along, for a jump table
     * @param kept the descriptors that are kept of the maps
     */
    void loaded(String program, int btfId, boolean together, Map<String, Fd> kept) {
        begin();
        if (btfId != 0) {
            calls.add("BPF_BTF_LOAD the types of the object -> id " + btfId);
        }
        maps.forEach(map -> made(map, kept.get(map.name())));
        calls.add("BPF_PROG_LOAD " + program);
        maps.stream().filter(map -> section(map).equals(".rodata")).forEach(map -> calls.add(
                "BPF_PROG_BIND_MAP " + map.name()));
        if (together) {
            calls.add("BPF_PROG_LOAD the other programs of the file, and BPF_MAP_UPDATE_ELEM: its jump table");
        }
    }

    /**
     * It was refused.
     *
     * @param tries how often a program that is refused is given to the verifier: without a log it is once more with one
     * @param warnings of libbpf
     */
    void refused(String program, int code, int tries, List<String> warnings) {
        boolean asked = warnings.stream().anyMatch(warning -> warning.contains("BPF program load failed"));
        List<String> failed = warnings.stream()
                .map(NOT_CREATED::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .toList();
        begin();
        if (!asked && failed.isEmpty()) {
            calls.add("no BPF_PROG_LOAD of " + program + ": libbpf gave up before");
            return;
        }
        calls.add("BPF_BTF_LOAD the types of the object");
        for (OpenObject.OpenMap map : maps) {
            if (failed.contains(map.fullName())) {
                if (warnings.stream().anyMatch(warning -> warning.contains("Retrying without BTF"))) {
                    calls.add("BPF_MAP_CREATE " + map.name() + ", typed -> " + Errno.of(code));
                }
                calls.add("BPF_MAP_CREATE " + map.name() + " -> " + Errno.of(code));
                return;
            }
            made(map, null);
        }
        for (int i = 0; i < tries; i++) {
            String log = i > 0 ? ", now with a log" : "";
            calls.add("BPF_PROG_LOAD " + program + log + " -> " + Errno.of(code));
        }
    }

    private void begin() {
        calls.add("BPF_PROG_LOAD socket_filter, 2 insns: libbpf tries whether it may load");
    }

    /** What libbpf's map of global variables begins with; empty for other maps. */
    private static String section(OpenObject.OpenMap map) {
        return map.isInternal() ? map.name().replaceFirst("(?<=.)\\..*", "") : "";
    }

    /** A map, whose descriptor is kept where the load went well. */
    private void made(OpenObject.OpenMap map, Fd kept) {
        if (reused.contains(map.name())) {
            return;
        }
        String what = map.name();
        String end = "";
        if (kept != null) {
            MapInfo info = MapInfoReader.read(kept);
            if (info.type().shape() instanceof MapShape.Maps) {
                calls.add("BPF_MAP_CREATE " + map.name() + ".inner: the shape of the maps in it");
            }
            what = info.type().label() + " " + map.name() + ", key " + info.keyBytes() + " bytes, value "
                    + info.valueBytes() + " bytes, entries " + Integer.toUnsignedString(info.maxEntries());
            end = " -> fd " + kept.number() + ", id " + info.id();
        }
        calls.add("BPF_MAP_CREATE " + what + end);
        if (!section(map).isEmpty()) {
            calls.add("BPF_MAP_UPDATE_ELEM " + map.name() + ": what the C source says");
        }
        if (CONSTANTS.contains(section(map))) {
            calls.add("BPF_MAP_FREEZE " + map.name());
        }
    }
}
