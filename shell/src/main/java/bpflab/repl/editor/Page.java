package bpflab.repl.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a text that the screen shows, and the cursor in it. Lines longer than the screen go on in further rows.
 */
final class Page {
    private static final int LINES_ABOVE = 8;

    private final Text text;
    private Spot cursor = Spot.START;
    private Place top = new Place(0, 0);
    private int columns = 1;
    private int rows = 1;
    /** Where up and down would like to be; less than 0 when another movement came between. */
    private int wanted = -1;

    /** A row of a line. */
    private record Place(int line, int row) {
        boolean isBefore(Place other) {
            return line < other.line || line == other.line && row < other.row;
        }
    }

    Page(Text text) {
        this.text = text;
    }

    /** Gives it a size; the last column of the screen is left for the cursor behind a full row. */
    void resize(int screenColumns, int screenRows) {
        columns = Math.max(1, screenColumns - 1);
        rows = Math.max(1, screenRows);
        top = new Place(top.line(), 0);
        follow();
    }

    Spot cursor() {
        return cursor;
    }

    /** Moves the cursor to a spot, and the page with it. */
    void go(Spot spot) {
        int line = Math.min(spot.line(), text.size() - 1);
        cursor = new Spot(line, Math.min(spot.at(), text.line(line).length()));
        wanted = -1;
        top = top.line() < text.size() ? top : new Place(text.size() - 1, 0);
        follow();
    }

    /** Begins at a spot, with some lines above it: the reason for an error often stands there. */
    void begin(Spot spot) {
        go(spot);
        top = new Place(Math.max(0, cursor.line() - LINES_ABOVE), 0);
    }

    /** The spot in front of the character to the left; the line's end above. */
    Spot left() {
        if (cursor.at() == 0) {
            return cursor.line() == 0 ? cursor : new Spot(cursor.line() - 1, text.line(cursor.line() - 1).length());
        }
        return Glyph.of(text.line(cursor.line())).stream()
                .filter(glyph -> glyph.to() >= cursor.at())
                .findFirst()
                .map(glyph -> new Spot(cursor.line(), glyph.from()))
                .orElse(cursor);
    }

    /** The spot behind the character to the right; the line's start below. */
    Spot right() {
        return Glyph.of(text.line(cursor.line())).stream()
                .filter(glyph -> glyph.to() > cursor.at())
                .findFirst()
                .map(glyph -> new Spot(cursor.line(), glyph.to()))
                .orElse(cursor.line() + 1 < text.size() ? new Spot(cursor.line() + 1, 0) : cursor);
    }

    Spot home() {
        return new Spot(cursor.line(), 0);
    }

    Spot end() {
        return new Spot(cursor.line(), text.line(cursor.line()).length());
    }

    /** Moves up, or down when negative, by rows of the screen, in the column where the first of such moves began. */
    void climb(int count) {
        Place here = place(cursor);
        wanted = wanted < 0 ? row(here).columnOf(cursor.at()) : wanted;
        Place there = moved(here, count);
        cursor = new Spot(there.line(), row(there).at(wanted));
        follow();
    }

    /** Moves up, or down when negative, by what the page holds, but for two rows that stay in sight. */
    void turn(int pages) {
        int count = pages * Math.max(1, rows - 2);
        Place there = moved(top, count);
        Place last = moved(place(text.end()), rows - 1);
        top = last.isBefore(there) && count < 0 ? last : there;
        climb(count);
    }

    /** The rows that are shown: none for what is below the text. */
    List<Row> shown() {
        List<Row> shown = new ArrayList<>();
        Optional<Place> place = Optional.of(top);
        while (place.isPresent() && shown.size() < rows) {
            shown.add(row(place.get()));
            place = below(place.get());
        }
        return shown;
    }

    /** The whole line that a shown row is part of. */
    String lineAt(int row) {
        return text.line(moved(top, -row).line());
    }

    /** Which of the shown rows has the cursor. */
    int cursorRow() {
        return distance(top, place(cursor));
    }

    /** In which column it is. */
    int cursorColumn() {
        return row(place(cursor)).columnOf(cursor.at());
    }

    /** In which column of its line it is, when that is not broken. */
    int columnInLine() {
        Row row = row(place(cursor));
        return row.column() + row.columnOf(cursor.at());
    }

    /** The page moves as little as is needed to show the cursor. */
    private void follow() {
        Place here = place(cursor);
        if (here.isBefore(top)) {
            top = here;
        } else if (distance(top, here) >= rows) {
            top = moved(here, rows - 1);
        }
    }

    /** How many rows one place is below the other; not counted further than the page goes. */
    private int distance(Place from, Place to) {
        int count = 0;
        Optional<Place> place = Optional.of(from);
        while (place.isPresent() && place.get().isBefore(to) && count < rows) {
            place = below(place.get());
            count++;
        }
        return count;
    }

    private Place moved(Place from, int up) {
        Place place = from;
        for (int i = 0; i < Math.abs(up); i++) {
            place = (up > 0 ? above(place) : below(place)).orElse(place);
        }
        return place;
    }

    private Optional<Place> below(Place place) {
        if (row(place).goesOn()) {
            return Optional.of(new Place(place.line(), place.row() + 1));
        }
        return place.line() + 1 < text.size() ? Optional.of(new Place(place.line() + 1, 0)) : Optional.empty();
    }

    private Optional<Place> above(Place place) {
        if (place.row() > 0) {
            return Optional.of(new Place(place.line(), place.row() - 1));
        }
        return place.line() == 0
                ? Optional.empty()
                : Optional.of(new Place(place.line() - 1, rowsOf(place.line() - 1).size() - 1));
    }

    private Place place(Spot spot) {
        List<Row> all = rowsOf(spot.line());
        int row = 0;
        while (row + 1 < all.size() && all.get(row + 1).from() <= spot.at()) {
            row++;
        }
        return new Place(spot.line(), row);
    }

    private Row row(Place place) {
        List<Row> all = rowsOf(place.line());
        return all.get(Math.min(place.row(), all.size() - 1));
    }

    private List<Row> rowsOf(int line) {
        return Row.of(text.line(line), columns);
    }
}
