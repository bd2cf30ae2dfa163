// The panel beside the list with the row at the cursor at a glance. It follows the cursor.

import { cursorRow } from "../web/rows.js";

const PAUSE = 180;
const panel = document.createElement("aside");
panel.className = "peek";
panel.id = "peek";
panel.hidden = true;
document.getElementById("main").append(panel);
let shown = "";
let waiting = 0;

function load(link) {
  shown = link.closest("[data-row]").dataset.row;
  panel.setAttribute("aria-label", link.getAttribute("aria-label"));
  window.htmx.ajax("GET", link.href, { target: "#peek", swap: "innerHTML" });
  panel.hidden = false;
  document.body.classList.add("peeking");
}

export const isOpen = () => !panel.hidden;

export function close() {
  const inside = panel.contains(document.activeElement);
  panel.hidden = true;
  document.body.classList.remove("peeking");
  panel.replaceChildren();
  shown = "";
  if (inside) cursorRow()?.focus();
}

function toggle(row) {
  if (!row) return;
  if (isOpen() && shown === row.dataset.row) close();
  else load(row.querySelector("[data-peek]"));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-peek]");
  if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    toggle(link.closest("[data-row]"));
  } else if (event.target.closest("[data-row-act=peek]")) toggle(cursorRow());
  else if (event.target.closest("[data-peek-close]")) close();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || !isOpen() || row.dataset.row === shown) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => isOpen() && load(row.querySelector("[data-peek]")), PAUSE);
});
