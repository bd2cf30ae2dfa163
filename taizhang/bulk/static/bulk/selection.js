// Choosing rows: box by box, in a row with Shift, the page, then everything the conditions
// leave. The boxes are the choice; the bar shows it while there is one.

import { cursorRow, move, rows } from "../web/rows.js";

let anchor = "";

const boxes = () => [...document.querySelectorAll("[data-row] input[name=chosen]")];
const boxOf = (row) => row.querySelector("input[name=chosen]");
const everything = () => document.querySelector("#chosen [name=everything]");

export const bar = () => document.getElementById("chosen");
export const chosenCount = () => boxes().filter((box) => box.checked).length;

function show() {
  const form = bar();
  if (!form) return;
  const all = boxes();
  const count = all.filter((box) => box.checked).length;
  const rest = form.querySelector("[data-chosen-all]");
  const whole = count > 0 && count === all.length;
  if (rest) {
    rest.hidden = !whole;
    if (!whole) everything().checked = false;
  }
  form.hidden = count === 0;
  const told = everything()?.checked ? form.dataset.total : String(count);
  const words = form.querySelector("[data-chosen-count]");
  words.textContent = words.dataset.words.replace("{n}", told);
  const confirm = form.querySelector("[data-act=confirm]");
  if (confirm) confirm.hidden = !everything()?.checked && !awaitsConfirming();
  for (const box of all) box.closest("[data-row]").classList.toggle("is-chosen", box.checked);
  const page = document.querySelector("[data-choose-page]");
  if (!page) return;
  page.checked = whole;
  page.indeterminate = count > 0 && !whole;
}

function awaitsConfirming() {
  return Boolean(document.querySelector(".is-chosen .lamp--none")) ||
    boxes().some((box) => box.checked && box.closest("[data-row]").querySelector(".lamp--none"));
}

export function clear() {
  for (const box of boxes()) box.checked = false;
  anchor = "";
  show();
}

export function chooseAtCursor() {
  const row = cursorRow();
  if (row) boxOf(row).checked = true;
  show();
  return Boolean(row);
}

// Everything from the row where it began to `row`, and nothing of what it left again.
function stretch(row, before) {
  const all = rows();
  const from = all.findIndex((each) => each.dataset.row === anchor);
  const span = (to) => all.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const each of span(all.indexOf(before))) boxOf(each).checked = false;
  for (const each of span(all.indexOf(row))) boxOf(each).checked = true;
}

function range(step) {
  const before = cursorRow();
  if (!before) return;
  if (!rows().some((row) => row.dataset.row === anchor)) anchor = before.dataset.row;
  const row = move(step);
  stretch(row, before);
  show();
}

document.addEventListener("click", (event) => {
  const act = event.target.closest("[data-row-act]")?.dataset.rowAct;
  const box = event.target.closest("input[name=chosen]");
  if (act === "choose" && cursorRow()) {
    const own = boxOf(cursorRow());
    own.checked = !own.checked;
    anchor = cursorRow().dataset.row;
    show();
  } else if (act === "range-down") range(1);
  else if (act === "range-up") range(-1);
  else if (act) anchor = "";
  else if (event.target.closest("[data-chosen-none]")) clear();
  else if (box) {
    const row = box.closest("[data-row]");
    if (event.shiftKey && anchor) stretch(row, row);
    else anchor = row.dataset.row;
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-choose-page]")) {
    for (const box of boxes()) box.checked = event.target.checked;
  }
  show();
});

function begin() {
  const page = document.querySelector("[data-choose-page]");
  if (page) page.hidden = false;
  show();
}

document.addEventListener("htmx:afterSettle", begin);
window.addEventListener("pageshow", begin);
begin();
