package bpflab.linux.attach;

import bpflab.hook.Tc;
import bpflab.kernel.Program;
import bpflab.libbpf.InterfaceNames;
import bpflab.linux.handle.HeldProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A filter of clsact. No descriptor holds it: the kernel keeps it until it is taken away. */
final class TcFilter extends Unlinked {
    private final Tc tc;
    private final ClsactFilter filter;

    private TcFilter(AttachRequest request, Tc tc, ClsactFilter filter) {
        super(request, tc);
        this.tc = tc;
        this.filter = filter;
    }

    static TcFilter on(AttachRequest request, Tc tc, int ifindex) {
        int priority = new FilterPriority(request, tc, TcFilters.any(ifindex, TcFilters.parent(tc.point()))).wanted();
        Clsact clsact = new Clsact(ifindex);
        boolean made = clsact.make(request.what(tc));
        if (made) {
            request.links().madeClsact(ifindex);
            request.calls().add("RTM_NEWQDISC (netlink) clsact on " + tc.device());
        }
        ClsactFilter filter = ClsactFilter.make(
                ifindex, tc.point(), priority, request.program().fd(), request.what(tc));
        request.calls().add("RTM_NEWTFILTER (netlink) bpf da " + request.program().name() + " on " + tc.target()
                + ", priority " + filter.priority() + " handle " + filter.handle());
        return new TcFilter(request, tc, filter).opened();
    }

    @Override
    int programId() {
        return filter.programId();
    }

    @Override
    public String position() {
        List<TcFilters.Filter> order = attached() ? filter.all() : List.of();
        return Position.words(order.indexOf(filter.as(programId())), order.size());
    }

    /** Where it is alone, any priority does. */
    @Override
    public Map<String, String> toolWords() {
        Map<String, String> words = new HashMap<>(super.toolWords());
        words.put("pref", position().isEmpty() ? "" : " pref " + filter.priority());
        return words;
    }

    @Override
    public String whereabouts() {
        return attached() ? Moved.words(tc.device(), InterfaceNames.name(filter.ifindex()).orElse("")) : "";
    }

    @Override
    Optional<Remains> remains() {
        return Optional.of(new FilterRemains(OwnNamespace.inode(), filter, program().id(),
                links().hasMadeClsact(filter.ifindex()), tc.point() + ":" + tc.device()));
    }

    @Override
    public void update(Program program) {
        filter.replace(((HeldProgram) program).fd(), what("attach " + program.name() + " to"));
        runs(program);
        calls().add("RTM_NEWTFILTER (netlink) replaces the program on " + tc.target());
    }

    /**
     * One that somebody put in its place stays. The discipline goes, too, when it was made for this bench and nobody's
     * filter is on it.
     */
    @Override
    void detach() {
        if (programId() == program().id()) {
            filter.remove(what("detach from"));
            calls().add("RTM_DELTFILTER (netlink) takes the program off " + tc.target());
        }
        Clsact clsact = new Clsact(filter.ifindex());
        boolean last = links().others(this).stream()
                .noneMatch(other -> other instanceof TcFilter ours && ours.filter.ifindex() == filter.ifindex());
        if (last && links().forgetClsact(filter.ifindex()) && clsact.isEmpty()) {
            clsact.remove();
            calls().add("RTM_DELQDISC (netlink) clsact on " + tc.device());
        }
    }
}
