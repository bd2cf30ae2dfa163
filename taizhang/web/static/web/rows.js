// The cursor of a list: one of its rows takes part in tabbing, and arrows move on from there.
// Rows are [data-row="2026-12"]; what a key does to the row at the cursor has a button with
// data-row-act, which whoever knows that act listens to.

let name = "";
let place = 0;

export const rows = () => [...document.querySelectorAll("[data-row]")];

export function cursorRow() {
  return document.querySelector('[data-row][tabindex="0"]');
}

function settle(row, all) {
  for (const each of all) each.tabIndex = each === row ? 0 : -1;
  name = row.dataset.row;
  place = all.indexOf(row);
}

export function move(step) {
  const all = rows();
  if (!all.length) return null;
  const at = all.indexOf(document.activeElement.closest("[data-row]"));
  // Before anybody was on a row, the first step goes to the row where the cursor waits.
  const next = at < 0 ? Math.max(all.indexOf(cursorRow()), 0) : at + step;
  const row = all[Math.min(Math.max(next, 0), all.length - 1)];
  row.focus();
  return row;
}

function begin() {
  const all = rows();
  if (!all.length) return;
  const kept = all.find((row) => row.dataset.row === name);
  settle(kept ?? all[Math.min(place, all.length - 1)], all);
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) settle(row, rows());
});

const BUSY = "a, button, input, select, textarea, label, summary, details, [data-cell-box]";
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-row]");
  if (row && !event.target.closest(BUSY) && !String(getSelection())) row.focus();
  const act = event.target.closest("[data-row-act]")?.dataset.rowAct;
  if (act === "down") move(1);
  else if (act === "up") move(-1);
  else if (act === "open") cursorRow()?.querySelector("[data-open]").click();
});

// The list was drawn anew: the cursor stays with its issue, or at its place.
document.addEventListener("htmx:afterSettle", () => {
  const lost = document.activeElement === document.body;
  begin();
  if (lost && name) cursorRow()?.focus({ preventScroll: true });
});

begin();
name = "";
