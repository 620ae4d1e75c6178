"use strict";
(function () {
  const most = 12;
  const around = 60;
  const input = document.createElement("input");
  const found = document.createElement("ol");
  input.type = "search";
  input.placeholder = "search";
  input.setAttribute("aria-label", "search the course");
  found.hidden = true;
  document.getElementById("search").append(input, found);

  /* Every word must be there; those in a heading count most. */
  function points(entry, words) {
    const head = (entry.page + " " + entry.part).toLowerCase();
    const text = entry.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      const here = (head.includes(word) ? 3 : 0) + (text.includes(word) ? 1 : 0);
      if (here === 0) return 0;
      sum += here;
    }
    return sum;
  }

  function excerpt(text, word) {
    const at = Math.max(0, text.toLowerCase().indexOf(word));
    const from = Math.max(0, at - around);
    return (from > 0 ? "… " : "") + text.slice(from, at + around) + (at + around < text.length ? " …" : "");
  }

  function item(entry, words) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const context = document.createElement("span");
    link.href = entry.to;
    link.textContent = entry.part ? entry.page + ": " + entry.part : entry.page;
    context.textContent = excerpt(entry.text, words[0]);
    line.append(link, context);
    return line;
  }

  function search() {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = words.length === 0 ? [] : window.bpflabIndex
      .map((entry) => ({ entry, points: points(entry, words) }))
      .filter((hit) => hit.points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, most);
    found.replaceChildren(...hits.map((hit) => item(hit.entry, words)));
    if (words.length > 0 && hits.length === 0) {
      const none = document.createElement("li");
      none.textContent = "nothing has these words";
      found.append(none);
    }
    found.hidden = words.length === 0;
  }

  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; search(); }
    if (event.key === "Enter") { const first = found.querySelector("a"); if (first) first.click(); }
  });
  found.addEventListener("click", () => { input.value = ""; search(); });
})();
