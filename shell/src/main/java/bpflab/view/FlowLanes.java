package bpflab.view;

import bpflab.listing.FlowGraph;
import bpflab.listing.FlowGraph.Edge;
import bpflab.listing.FlowGraph.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which taken jump is drawn in which lane beside the blocks. All that lead to one block share a lane; short ways lie
 * next to the blocks, long ones outside, so that few cross. A block has two levels: jumps arrive at its upper edge,
 * {@code 2 * number}, and leave at its lower one, {@code 2 * number + 1}.
 */
final class FlowLanes {
    /** More would leave no room for the code. */
    private static final int MOST = 8;

    /** From the outermost to the one next to the blocks; each has its ways by the level at which they start. */
    private final List<TreeMap<Integer, Way>> lanes = new ArrayList<>();
    private final Map<Integer, Integer> laneByTarget = new HashMap<>();
    private final Map<Integer, Integer> targetBySource = new HashMap<>();

    /** The levels that a lane is taken for by the jumps to one block. */
    private record Way(int target, int from, int to) {
        static Way of(Edge edge) {
            int arrives = 2 * edge.to();
            int leaves = 2 * edge.from() + 1;
            return new Way(edge.to(), Math.min(arrives, leaves), Math.max(arrives, leaves));
        }

        Way with(Way other) {
            return new Way(target, Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    FlowLanes(FlowGraph graph) {
        Map<Integer, Way> ways = new HashMap<>();
        for (Edge edge : graph.edges()) {
            if (edge.kind() == Kind.TAKEN) {
                ways.merge(edge.to(), Way.of(edge), Way::with);
                targetBySource.put(edge.from(), edge.to());
            }
        }
        List<TreeMap<Integer, Way>> nextToBlocksFirst = new ArrayList<>();
        ways.values().stream()
                .sorted(Comparator.comparingInt((Way way) -> way.to() - way.from()).thenComparingInt(Way::from))
                .forEach(way -> place(way, nextToBlocksFirst));
        for (int lane = nextToBlocksFirst.size() - 1; lane >= 0; lane--) {
            TreeMap<Integer, Way> drawn = nextToBlocksFirst.get(lane);
            drawn.values().forEach(way -> laneByTarget.put(way.target(), lanes.size()));
            lanes.add(drawn);
        }
    }

    private static void place(Way way, List<TreeMap<Integer, Way>> lanes) {
        for (TreeMap<Integer, Way> lane : lanes) {
            Map.Entry<Integer, Way> before = lane.floorEntry(way.to());
            if (before == null || before.getValue().to() < way.from()) {
                lane.put(way.from(), way);
                return;
            }
        }
        if (lanes.size() < MOST) {
            lanes.add(new TreeMap<>(Map.of(way.from(), way)));
        }
    }

    /** Whether the jumps to a block have a lane; else only words tell of them. */
    boolean drawn(int target) {
        return laneByTarget.containsKey(target);
    }

    /** Whether a line leads from a block's lower edge into a lane. */
    boolean leaves(int block) {
        return targetBySource.containsKey(block) && drawn(targetBySource.get(block));
    }

    /** The columns left of the boxes. */
    int columns() {
        return 2 * lanes.size() + 1;
    }

    /** Beside a block's upper edge. */
    String upper(int block) {
        return drawn(block) ? joined(2 * block, laneByTarget.get(block), '▶') : between(2 * block, 2 * block);
    }

    /** Beside a block's code. */
    String beside(int block) {
        return between(2 * block, 2 * block + 1);
    }

    /** Beside a block's lower edge. */
    String lower(int block) {
        int level = 2 * block + 1;
        return leaves(block) ? joined(level, laneByTarget.get(targetBySource.get(block)), '─') : between(level, level);
    }

    /** Below a block. */
    String below(int block) {
        return between(2 * block + 1, 2 * block + 2);
    }

    private String between(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (TreeMap<Integer, Way> lane : lanes) {
            text.append(passes(lane, from, to) ? "│ " : "  ");
        }
        return text.append(' ').toString();
    }

    private static boolean passes(TreeMap<Integer, Way> lane, int from, int to) {
        Map.Entry<Integer, Way> way = lane.floorEntry(from);
        return way != null && way.getValue().to() >= to;
    }

    /** A line from a lane to the box, across the lanes between. */
    private String joined(int level, int joining, char end) {
        StringBuilder text = new StringBuilder(between(level, level));
        Way way = lanes.get(joining).floorEntry(level).getValue();
        text.setCharAt(2 * joining, way.from() == level ? '┌' : way.to() == level ? '└' : '├');
        for (int column = 2 * joining + 1; column < text.length(); column++) {
            text.setCharAt(column, text.charAt(column) == '│' ? '┼' : '─');
        }
        text.setCharAt(text.length() - 1, end);
        return text.toString();
    }
}
