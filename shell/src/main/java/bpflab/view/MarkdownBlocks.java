package bpflab.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** The block part of Markdown: commonmark's tree of blocks to a view. */
final class MarkdownBlocks {
    private static final Pattern FILE = Pattern.compile("\\bfile=\\S");
    private static final Pattern FIRST_LINE = Pattern.compile("\\blines=(\\d{1,6})-");

    /** All blocks below a node, an empty line between two. */
    View of(Node parent) {
        boolean tight = parent instanceof ListItem
                && parent.getParent() instanceof ListBlock list
                && list.isTight();
        List<View> blocks = new ArrayList<>();
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            blocks.add(block(block));
        }
        return new Stack(blocks, !tight);
    }

    private View block(Node block) {
        if (block instanceof Heading heading) {
            return Prose.of(List.of(new Span(Markdown.plain(heading), Role.TITLE)));
        } else if (block instanceof Paragraph) {
            return Prose.of(new MarkdownText().spans(block));
        } else if (block instanceof FencedCodeBlock fence) {
            return fence(fence);
        } else if (block instanceof IndentedCodeBlock code) {
            return code(code.getLiteral(), Role.CODE);
        } else if (block instanceof BulletList list) {
            return list(list, 0);
        } else if (block instanceof OrderedList list) {
            return list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
        } else if (block instanceof BlockQuote) {
            return quote(block);
        } else if (block instanceof TableBlock table) {
            return table(table);
        } else if (block instanceof ThematicBreak) {
            return Ends.RULE;
        } else if (block instanceof HtmlBlock html) {
            return code(html.getLiteral(), Role.PLAIN);
        }
        return block instanceof Document ? of(block) : View.NOTHING;
    }

    private View fence(FencedCodeBlock fence) {
        String info = fence.getInfo() == null ? "" : fence.getInfo();
        if (FILE.matcher(info).find()) {
            Matcher first = FIRST_LINE.matcher(info);
            return Source.of(fence.getLiteral().lines().toList(), first.find() ? Integer.parseInt(first.group(1)) : 1);
        }
        return code(fence.getLiteral(),
                info.startsWith("c") && (info.length() == 1 || info.charAt(1) == ' ') ? Role.C : Role.PLAIN);
    }

    private static View code(String text, Role role) {
        return new Listing(text.lines()
                .map(line -> line.isBlank() ? Line.EMPTY : Line.of(Span.of("    "), new Span(Clean.text(line), role)))
                .toList());
    }

    private View list(Node list, int first) {
        boolean tight = ((ListBlock) list).isTight();
        List<View> items = new ArrayList<>();
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = first == 0 ? "• " : number++ + ". ";
            items.add(new Indented(Span.of(mark), Span.of(" ".repeat(mark.length())), of(item)));
        }
        return new Stack(items, !tight);
    }

    private View quote(Node quote) {
        Span edge = new Span("│ ", Role.MUTED);
        return new Indented(edge, edge, of(quote));
    }

    private static View table(TableBlock table) {
        List<Table.Column> columns = new ArrayList<>();
        List<List<Span>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow cells && part instanceof TableHead) {
                    cells(cells).forEach(
                            cell -> columns.add(
                                    new Table.Column(
                                            Markdown.plain(cell), cell.getAlignment() == TableCell.Alignment.RIGHT,
                                            false)));
                } else if (row instanceof TableRow cells) {
                    rows.add(cells(cells).stream()
                            .map(cell -> Span.of(Markdown.plain(cell)))
                            .limit(columns.size())
                            .toList());
                }
            }
        }
        return new Table(columns, rows, 0);
    }

    private static List<TableCell> cells(TableRow row) {
        List<TableCell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell tableCell) {
                cells.add(tableCell);
            }
        }
        return cells;
    }
}
