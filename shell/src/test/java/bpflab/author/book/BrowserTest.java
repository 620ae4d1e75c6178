package bpflab.author.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bpflab.lesson.Course;
import bpflab.owner.OwnedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The book in a real browser. {@code -Dbpflab.pictures=DIR} keeps a picture of each page. */
@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrowserTest {
    private static final String TOO_WIDE = "(page => page.scrollWidth - page.clientWidth)(document.documentElement)";
    private static final String PAPER = "getComputedStyle(document.body).backgroundColor";
    private static final Map<String, String> PAPERS = Map.of("light", "rgb(255, 255, 255)", "dark", "rgb(22, 25, 28)");

    /** A4 at 96 dots an inch, without its margins. */
    private static final int PAPER_WIDTH = 680;

    @TempDir
    static Path folder;

    private static Book book;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(Browser.program().isPresent(), "no Chromium is installed: apt-get install chromium");
        book = Book.of(Course.open(Path.of("../lessons/course").toAbsolutePath().normalize()));
        book.write(folder.resolve("book"), OwnedFiles.of(folder, Optional.empty()));
        browser = new Browser(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void every_page_fits_narrow_and_wide_screens_by_day_and_by_night_without_a_complaint() throws Exception {
        for (String page : pages()) {
            for (int width : new int[] {320, 1280}) {
                for (String scheme : PAPERS.keySet()) {
                    browser.open(folder.resolve("book").resolve(page), width, scheme);
                    assertThat(((Number) browser.value(TOO_WIDE)).intValue()).as("%s at %d", page, width).isZero();
                    assertThat(browser.value(PAPER)).isEqualTo(PAPERS.get(scheme));
                    keep(page, width, scheme);
                }
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void paper_cuts_nothing_off_and_has_no_answer_that_was_not_opened() throws Exception {
        for (String page : pages()) {
            browser.print(folder.resolve("book").resolve(page), PAPER_WIDTH);
            assertThat(browser.value("[...document.querySelectorAll('pre, table, figure, .wide, .drawing')]"
                    + ".filter(e => e.getBoundingClientRect().right > innerWidth || e.scrollWidth > e.clientWidth + 1)"
                    + ".map(e => e.textContent.slice(0, 60)).join('; ')")).as(page).isEqualTo("");
            assertThat(((Number) browser.value("[...document.querySelectorAll('details')]"
                    + ".filter(e => e.checkVisibility()).length")).intValue()).as(page).isZero();
        }
        browser.print(folder.resolve("book/03-tcp-filter.html"), PAPER_WIDTH);
        assertThat(browser.value("var d = document.querySelector('details'); d.open = true; d.checkVisibility()"))
                .isEqualTo(true);
    }

    @Test
    void search_finds_words_of_all_pages_without_a_server() throws Exception {
        browser.open(folder.resolve("book/index.html"), 1280, "light");
        String type = "var box = document.querySelector('#search input'); box.value = '%s';"
                + "box.dispatchEvent(new Event('input'));"
                + "[...document.querySelectorAll('#search li a')].map(a => a.getAttribute('href')).join(' ')";

        assertThat(String.valueOf(browser.value(type.formatted("drop world"))).split(" ")[0])
                .startsWith("01-drop-world.html");
        assertThat(String.valueOf(browser.value(type.formatted("bounds check"))))
                .contains("glossary.html#bounds-check");
        assertThat(browser.value(type.formatted("no such words anywhere"))).isEqualTo("");
        assertThat(browser.value("document.querySelector('#search li').textContent"))
                .isEqualTo("nothing has these words");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_prediction_opens_by_a_click() throws Exception {
        browser.open(folder.resolve("book/03-tcp-filter.html"), 1280, "dark");
        assertThat(browser.value("var d = document.querySelector('.predict details'); var before = d.open;"
                + "d.querySelector('summary').click(); before + ' ' + d.open")).isEqualTo("false true");
    }

    private static List<String> pages() {
        return book.files().keySet().stream().filter(name -> name.endsWith(".html")).sorted().toList();
    }

    private static void keep(String page, int width, String scheme) throws Exception {
        String pictures = System.getProperty("bpflab.pictures");
        if (pictures != null) {
            Files.write(Path.of(pictures, page + "-" + width + "-" + scheme + ".png"),
                    Base64.getDecoder().decode(browser.picture()));
        }
    }
}
