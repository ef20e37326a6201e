/**
 * What moves on the page: filters, the bars of the charts, folding. Plain script for every browser of the last years; without it the page shows all.
 * It reads what the page holds and writes text only, so no content becomes markup.
 */
export const SCRIPT = `
"use strict";
(() => {
  const form = document.getElementById("filters");
  if (form === null) return;
  const facets = ["level", "category", "law", "folder"];
  const text = document.getElementById("filter-text");
  const selects = Object.fromEntries(facets.map((facet) => [facet, document.getElementById("filter-" + facet)]));
  const bars = [...document.querySelectorAll(".bar-button")];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const fold = document.getElementById("fold");
  const files = [...document.querySelectorAll(".file")].map((element) => ({
    element,
    folder: element.dataset.folder,
    name: element.querySelector("h3").textContent.toLowerCase(),
    count: element.querySelector(".count"),
    rows: [...element.querySelectorAll(".row")].map((row) => ({ element: row, facets: row.dataset, text: (row.querySelector("h4").textContent + " " + row.querySelector(".why").textContent).toLowerCase() })),
  }));
  const total = files.reduce((sum, file) => sum + file.rows.length, 0);
  const number = (count, noun) => count.toLocaleString("en-GB") + " " + noun + (count === 1 ? "" : "s");

  function fits(file, row, words) {
    return ["level", "category", "law"].every((facet) => selects[facet].value === "" || row.facets[facet] === selects[facet].value)
      && words.every((word) => file.name.includes(word) || row.text.includes(word));
  }

  function showFile(file, words) {
    const isIn = selects.folder.value === "" || file.folder === selects.folder.value;
    let left = 0;
    for (const row of file.rows) {
      const isShown = isIn && fits(file, row, words);
      row.element.hidden = !isShown;
      if (isShown) left += 1;
    }
    file.element.hidden = left === 0;
    file.count.textContent = left === file.rows.length ? number(left, "finding") : left + " of " + number(file.rows.length, "finding");
    return left;
  }

  function update() {
    const words = text.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const lefts = files.map((file) => showFile(file, words));
    const left = lefts.reduce((sum, count) => sum + count, 0);
    shown.textContent = left === total
      ? number(total, "finding") + " in " + number(files.length, "file")
      : left.toLocaleString("en-GB") + " of " + number(total, "finding") + ", in " + number(lefts.filter(Boolean).length, "file");
    none.hidden = left > 0;
    for (const bar of bars) bar.setAttribute("aria-pressed", String(selects[bar.dataset.facet].value === bar.dataset.key));
  }

  let wanted;
  form.addEventListener("input", () => {
    clearTimeout(wanted);
    wanted = setTimeout(update, 80);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  for (const bar of bars) {
    bar.addEventListener("click", () => {
      const select = selects[bar.dataset.facet];
      select.value = select.value === bar.dataset.key ? "" : bar.dataset.key;
      update();
    });
  }

  function foldAll(isOpen) {
    for (const file of files) file.element.open = isOpen;
    fold.setAttribute("aria-expanded", String(isOpen));
    fold.textContent = isOpen ? "Fold all" : "Unfold all";
  }
  fold.addEventListener("click", () => foldAll(fold.getAttribute("aria-expanded") !== "true"));

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = files.filter((file) => !file.element.open);
    for (const file of folded) file.element.open = true;
  });
  addEventListener("afterprint", () => {
    for (const file of folded) file.element.open = false;
  });

  form.hidden = false;
  update();
})();
`;
