package bpflab.hook;

/**
 * A structure of functions that the kernel calls: a congestion control, a scheduler.
 *
 * @param map the object's variable that names the functions, which is a map
 */
public record StructOps(String map) implements Hook {
    static StructOps read(Place place) {
        return new StructOps(place.oneWay().one());
    }

    @Override
    public HookKind kind() {
        return HookKind.STRUCT_OPS;
    }

    @Override
    public String target() {
        return map;
    }

    @Override
    public <R> R match(Cases<R> on) {
        return on.structOps(this);
    }
}
