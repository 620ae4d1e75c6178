package bpflab.dialect.bcc;

import bpflab.ast.Cursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A path through structs of the kernel, as {@code task->mm->owner->pid}: libbpf's {@code BPF_CORE_READ} takes it as a
 * whole. What stands before the first arrow must be no access itself, since the macro would look for that in the
 * kernel's types, too.
 */
final class CorePath {
    private final Page page;
    private final Origins origins;
    private final List<Integer> arrows = new ArrayList<>();
    private final List<Cursor> steps = new ArrayList<>();

    CorePath(Page page, Origins origins) {
        this.page = page;
        this.origins = origins;
    }

    /** The tokens that are its arrows, the last one first. */
    List<Integer> arrows() {
        return arrows;
    }

    /** The accesses that are read on the way. */
    List<Cursor> steps() {
        return steps;
    }

    /**
     * Goes along it from its end.
     *
     * @return whether all of it is one
     */
    boolean isThrough(Cursor access) {
        Cursor at = access;
        while (isKernels(at)) {
            int name = page.nameToken(at);
            while (!isArrow(at)) {
                at = at.child(0);
                name = at.name().isEmpty() ? name : page.nameToken(at);
            }
            if (name < 1 || !page.source().token(name - 1).is("->")) {
                return false;
            }
            arrows.add(name - 1);
            Cursor pointer = at.child(0);
            boolean further = pointer.fact("castKind").equals("LValueToRValue") && isKernels(pointer.child(0))
                    && origins.place(pointer.child(0)) == Origins.Origin.SOMEWHERE;
            if (!further) {
                return pointer.all().noneMatch(one -> one.is("MemberExpr", "ArraySubscriptExpr"));
            }
            at = pointer.child(0);
            steps.add(at);
        }
        return false;
    }

    private static boolean isArrow(Cursor access) {
        return access.fact("isArrow").equals("true");
    }

    /** Whether it is a member of one of the kernel's structs, behind an arrow: those are not in the tree. */
    private static boolean isKernels(Cursor access) {
        Cursor at = access;
        while (at.is("MemberExpr") && !isArrow(at) && at.refers().isEmpty()) {
            at = at.child(0);
        }
        return at.is("MemberExpr") && at.refers().isEmpty();
    }
}
