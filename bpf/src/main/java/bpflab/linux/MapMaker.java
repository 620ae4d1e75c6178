package bpflab.linux;

import bpflab.kernel.NewMap;
import bpflab.libbpf.Errno;
import bpflab.libbpf.Fd;
import bpflab.libbpf.Libbpf;
import bpflab.libbpf.Libc;
import bpflab.libbpf.ReturnCode;
import bpflab.linux.handle.Ids;
import bpflab.map.BpfMap;
import bpflab.map.MapForm;
import bpflab.map.MapInfo;
import bpflab.map.MapShape;
import bpflab.map.MapTypes;
import bpflab.map.Requirement;
import bpflab.trouble.Trouble;
import com.sun.jna.Memory;
import java.util.Locale;
import java.util.Optional;

/** BPF_MAP_CREATE; the numbers are offsets into {@code struct bpf_map_create_opts} of libbpf's bpf.h. */
record MapMaker(Readers readers) {
    private static final int OPTS_BYTES = 48;
    private static final int BTF_FD = 8;
    private static final int KEY_TYPE = 12;
    private static final int VALUE_TYPE = 16;
    private static final int INNER_MAP_FD = 24;
    private static final int MAP_FLAGS = 28;

    BpfMap make(NewMap order) {
        check(order);
        MapForm form = sized(order.form());
        Optional<MapInfo> like = order.like().map(BpfMap::info).filter(info -> info.btfId() != 0);
        boolean needsTypes = form.type().shape() instanceof MapShape.Storage && like.isEmpty();
        Optional<Fd> types = needsTypes
                ? Optional.of(MadeTypes.load(form.valueBytes(), "cannot make " + order.name()))
                : like.flatMap(info -> Ids.BTF.open(info.btfId()));
        try (Memory opts = new Memory(OPTS_BYTES)) {
            opts.clear();
            opts.setLong(0, OPTS_BYTES);
            types.ifPresent(btf -> {
                opts.setInt(BTF_FD, btf.number());
                opts.setInt(KEY_TYPE, like.map(MapInfo::keyTypeId).orElse(MadeTypes.KEY));
                opts.setInt(VALUE_TYPE,
                        like.map(MapInfo::valueTypeId).orElse(MadeTypes.value(form.valueBytes())));
            });
            order.inner().ifPresent(inner -> opts.setInt(INNER_MAP_FD, ((LinuxMap) inner).fd().number()));
            opts.setInt(MAP_FLAGS, form.flags());
            int code = Libbpf.bpf_map_create(
                    form.type().ordinal(), order.name(), form.keyBytes(), form.valueBytes(), form.maxEntries(), opts);
            readers.calls().add("BPF_MAP_CREATE " + form + " -> " + (code < 0 ? Errno.of(code) : "fd " + code));
            if (code < 0) {
                throw trouble(code, order).toException();
            }
            return new Fd("map " + order.name(), code)
                    .into(fd -> new LinuxMap(readers, order.name(), fd, untyped(order)));
        } finally {
            types.ifPresent(Fd::close);
        }
    }

    /** A perf event array that is told no size has a place for each CPU, as libbpf makes it. */
    private static MapForm sized(MapForm form) {
        boolean perf = form.type().shape().equals(new MapShape.Records(MapShape.Records.Road.PERF));
        return perf && form.maxEntries() == 0 ? form.sized(PossibleCpus.count()) : form;
    }

    /** Types that only a file told of hold for the new map, too. */
    private static MapTypes untyped(NewMap order) {
        return order.like().map(BpfMap::types).orElse(MapTypes.NONE);
    }

    private static void check(NewMap order) {
        if (!order.name().matches("[A-Za-z0-9_.]{1,15}")) {
            throw Trouble.usage(
                    "cannot make a map " + order.name(), "a name has 1 to 15 letters, digits, dots and underscores",
                    ":map create counts hash").toException();
        }
        boolean holdsMaps = order.form().type().shape() instanceof MapShape.Maps;
        if (holdsMaps != order.inner().isPresent()) {
            throw Trouble.usage(
                    "cannot make " + order.name(),
                    holdsMaps ? "the kernel wants to see a map of the kind that it will hold"
                            : order.form().type().label() + " holds no maps",
                    holdsMaps ? "--inner MAP   # names one" : "leave --inner out").toException();
        }
    }

    private static Trouble trouble(int code, NewMap order) {
        String what = "cannot make " + order.name();
        MapForm form = order.form();
        if (Errno.of(code) == Errno.EINVAL && form.type().shape() instanceof MapShape.Records) {
            return Trouble.failed(
                    what, "its size in bytes must be a power of 2 and whole pages of " + Libc.getpagesize(),
                    "--entries " + Libc.getpagesize());
        }
        String usual = String.format(
                Locale.ROOT, ":map create %s %s   # takes the usual sizes", order.name(), form.type().label());
        if (form.type().shape() instanceof MapShape.Functions) {
            return Trouble.failed(
                    what, "the kernel makes such a map from the functions of an object's SEC(\".struct_ops\")",
                    ":load FILE   # an object that has some");
        }
        boolean wrong = Errno.of(code) == Errno.EINVAL || Errno.of(code) == Errno.E2BIG;
        Optional<Requirement> unmet = wrong ? Requirement.unmet(form) : Optional.empty();
        return unmet.map(field -> Trouble.failed(what, "its " + field.field() + " is " + field.is() + ", and "
                        + form.type().label() + " takes " + field.needs(), usual))
                .orElseGet(() -> wrong ? Trouble.failed(what, "the kernel does not take that form: " + form, usual)
                        : ReturnCode.trouble(code, what));
    }
}
