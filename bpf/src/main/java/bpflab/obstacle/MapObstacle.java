package bpflab.obstacle;

import bpflab.btf.Btf;
import bpflab.btf.Type;
import bpflab.elf.MapSpec;
import bpflab.libbpf.Errno;
import bpflab.machine.Right;
import bpflab.machine.Rights;
import bpflab.map.MapShape;
import bpflab.map.MapType;
import bpflab.map.Requirement;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A map that could not be made. */
record MapObstacle(LoadReport report, String name) {
    private static final Pattern INNER = Pattern.compile("failed to create inner map");

    /** @param libbpfs its name, which is {@code file.bss} for the variables of a file */
    static MapObstacle of(LoadReport report, String libbpfs) {
        return new MapObstacle(report, libbpfs.substring(Math.max(0, libbpfs.indexOf('.'))));
    }

    Optional<Obstacle> make() {
        return report.file().map(name).map(this::make);
    }

    private Obstacle make(MapSpec map) {
        Optional<Requirement> unmet =
                Requirement.unmet(map.form());
        if (unmet.isPresent()) {
            return unfit(map, unmet.get());
        }
        if (!PlainName.fits(name)) {
            return new Obstacle(ObstacleKind.NAME, needs("its name has letters that the kernel does not take"),
                    PlainName.WHY, "call it otherwise: map_of_" + report.program().name() + " in place of " + name)
                    .at(new CallPlaces(report.file(), name).notes(name + " is used here"));
        }
        LargeMap size = new LargeMap(map);
        boolean large = report.error() == Errno.ENOMEM || report.error() == Errno.E2BIG;
        if (large || report.error() == Errno.EINVAL && size.isBeyondAll()) {
            return new Obstacle(ObstacleKind.MAP, needs("it is too large"), size.why(), size.fix());
        }
        return report.error() == Errno.EPERM ? denied(map) : unknown(map);
    }

    private Obstacle unfit(MapSpec map, Requirement unmet) {
        return new Obstacle(ObstacleKind.MAP, needs("a field of it does not fit its kind"),
                unmet.field() + " is " + unmet.is() + ". A map of type " + label(map) + " needs " + unmet.needs(),
                unmet.fix() + (unmet.fix().endsWith(";") ? "   in the definition of " + name + place(unmet) : ""))
                .at(new CallPlaces(report.file(), name).notes(name + " is used here"));
    }

    private static String place(Requirement unmet) {
        return unmet.is().equals(Requirement.ABSENT) ? "" : ", in place of its " + unmet.field();
    }

    private Obstacle denied(MapSpec map) {
        Rights rights = Rights.current();
        return rights.may(Right.BPF)
                ? new Obstacle(ObstacleKind.RIGHTS, needs("a map of type " + label(map) + " is not allowed"),
                        "maps of this type need more rights than this process has", Rights.REMEDY)
                : new Obstacle(ObstacleKind.RIGHTS, needs("the right to make maps is missing"),
                        "making maps needs " + rights.lacking(Right.BPF) + ", or root",
                        Rights.REMEDY);
    }

    private Obstacle unknown(MapSpec map) {
        String has = "key " + map.keyBytes() + " bytes, value " + map.valueBytes() + " bytes, max_entries "
                + Integer.toUnsignedLong(map.maxEntries()) + ", map_flags 0x" + Integer.toHexString(map.flags());
        if (report.warned(INNER).isPresent()) {
            return new Obstacle(ObstacleKind.MAP, needs("a map like those in it cannot be made"),
                    "what __array(values, ...) names shows what the maps in it are like, and is made first: a field is "
                            + "missing, or does not fit its type",
                    "give what is named there a type, max_entries, and the key and value of that type");
        }
        if (map.type().shape() instanceof MapShape.Maps) {
            return new Obstacle(ObstacleKind.MAP, needs("it does not say what the maps in it are like"),
                    "all maps in a map are of one form, which a first one shows", "__array(values, struct { "
                            + "__uint(type, BPF_MAP_TYPE_ARRAY); __uint(max_entries, 1); __type(key, __u32); "
                            + "__type(value, __u64); });   in the definition of " + name + ", in place of its value");
        }
        RefusedTypes types = new RefusedTypes(report);
        if (types.prevent(map.type().shape())) {
            return new Obstacle(ObstacleKind.TYPE_INFORMATION, needs("the types of this file are refused"), types.why(),
                    types.fix());
        }
        boolean unknownType = map.type() == MapType.UNKNOWN || map.type() == MapType.UNSPEC;
        return new Obstacle(ObstacleKind.MAP,
                needs(unknownType ? "its type is none that is known" : "this kernel does not make it"),
                unknownType ? "kinds of maps are known here up to number " + (MapType.UNKNOWN.ordinal() - 1)
                        : "its definition has " + has + "; for a map of type " + label(map)
                        + " the sizes are as the kernel wants them, so it is a flag of it, or a type that this kernel "
                        + "was built without",
                unknownType ? "__uint(type, BPF_MAP_TYPE_HASH);   in the definition of " + name
                        : ":doctor   # tells what this kernel has; or take __uint(map_flags, ...) out of the "
                                + "definition of " + name);
    }

    /** The verifier's words for a map whose values have a lock or a timer that it cannot see without types. */
    Obstacle untyped(String what) {
        int bytes = report.file().map(name).map(MapSpec::valueBytes).orElse(0);
        Optional<String> value = report.file().btf().flatMap(types -> struct(types, what, bytes));
        return new Obstacle(ObstacleKind.TYPE_INFORMATION, needs("its values have a " + what + ", and no type"),
                "key_size and value_size only say how many bytes there are; where the " + what
                        + " lies the kernel reads from the types",
                value.map(type -> "__type(key, __u32); __type(value, " + type + ");   in place of")
                        .orElse("write __type(key, ...) and __type(value, ...), with the struct that has the " + what
                                + ", in place of")
                        + " key_size and value_size in " + name);
    }

    /** The struct with such a member that is as large as a value. */
    private static Optional<String> struct(Btf types, String member, int bytes) {
        return IntStream.range(1, types.count()).mapToObj(types::type)
                .filter(Type.Composite.class::isInstance).map(Type.Composite.class::cast)
                .filter(type -> type.bytes() == bytes && type.members().stream()
                        .anyMatch(m -> types.plain(m.type()) instanceof Type.Composite in && in.name().equals(member)))
                .map(type -> "struct " + type.name())
                .findFirst();
    }

    private String needs(String reason) {
        return "cannot have its map " + name + ": " + reason;
    }

    private static String label(MapSpec map) {
        return map.type().label();
    }
}
