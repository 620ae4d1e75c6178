package bpflab.linux.attach;

import bpflab.hook.Hook;
import bpflab.kernel.Link;
import bpflab.kernel.Program;
import bpflab.kernel.ProgramInfo;
import java.nio.file.Path;
import java.util.List;

/** Links that were made together, one for each processor, and go together. */
final class LinkGroup implements Link {
    private final List<LinuxLink> links;

    LinkGroup(OpenLinks open, List<LinuxLink> links) {
        this.links = List.copyOf(links);
        links.forEach(open::closed);
        open.opened(this);
        this.open = open;
    }

    private final OpenLinks open;

    /** That of the first. */
    @Override
    public int id() {
        return links.get(0).id();
    }

    @Override
    public Hook hook() {
        return links.get(0).hook();
    }

    @Override
    public ProgramInfo program() {
        return links.get(0).program();
    }

    @Override
    public boolean attached() {
        return links.stream().allMatch(LinuxLink::attached);
    }

    /** That at the first place. */
    @Override
    public String position() {
        return links.get(0).position();
    }

    @Override
    public void update(Program program) {
        links.forEach(link -> link.update(program));
    }

    @Override
    public void pin(Path path) {
        for (int i = 0; i < links.size(); i++) {
            links.get(i).pin(path.resolveSibling(path.getFileName() + (i == 0 ? "" : "_" + i)));
        }
    }

    @Override
    public void close() {
        links.forEach(LinuxLink::close);
        open.closed(this);
    }

    @Override
    public String toString() {
        return links.toString();
    }
}
