// Editing in the row: a small form over its cell. Enter saves, Escape leaves it as it was.

import { cursorRow } from "../web/rows.js";

const WHERE = { unit: ".c-unit", category: ".c-title" };
let box = null;

export const isOpen = () => Boolean(box?.isConnected);

export function close() {
  box?.remove();
  box = null;
  cursorRow()?.focus();
}

function cells() {
  return document.querySelector("[data-row-act=edit]")?.dataset.cells.split(" ") ?? [];
}

function open(row, cell) {
  if (!row || !cells().includes(cell)) return;
  box?.remove();
  box = document.createElement("div");
  box.className = "cell-box";
  box.dataset.cellBox = "";
  (row.querySelector(WHERE[cell]) ?? row.querySelector(".c-title")).append(box);
  // The address of the issue at a glance, and of its cells, differ in one word.
  const address = row.querySelector("[data-peek]").pathname.replace("/peek/", "/edit/");
  window.htmx.ajax("GET", `${address}${cell}/`, { target: box, swap: "innerHTML" });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-row-act=edit]")) open(cursorRow(), cells()[0]);
  else if (event.target.closest("[data-cell-close]")) close();
});

document.addEventListener("dblclick", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || event.target.closest("a, button, input, select, [data-cell-box]")) return;
  if (event.target.closest(".c-unit")) open(row, "unit");
  else if (event.target.closest(".c-title")) open(row, "category");
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "toasts" && isOpen()) close();
});
document.addEventListener("htmx:afterSettle", () => {
  if (!isOpen() || box.contains(document.activeElement)) return;
  box.querySelector("select, input:not([type=hidden]), button")?.focus();
});
