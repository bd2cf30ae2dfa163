// Acts on the chosen rows, in a dialog over the list. Without this script the same buttons
// lead to pages. What came of an act is told at the foot, with the way back for as long as
// there is one; the list is read anew.

import { say } from "../web/forms.js";
import { bar, chooseAtCursor, chosenCount, clear } from "./selection.js";

const PAUSE = 8000;
const dialog = document.createElement("dialog");
const body = document.createElement("div");
dialog.id = "act";
dialog.setAttribute("aria-labelledby", "act-title");
body.id = "act-body";
dialog.append(body);
document.body.append(dialog);

// Under their names, as a form would send them: several of one name are a list.
function contents(form) {
  const said = {};
  for (const name of new Set(new FormData(form).keys())) {
    said[name] = new FormData(form).getAll(name);
  }
  return said;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button || !dialog.showModal) return;
  // By its key, an act is on the row at the cursor where none is chosen.
  if (!chosenCount() && !chooseAtCursor()) {
    event.preventDefault();
    say(bar().dataset.none);
    return;
  }
  if (button.dataset.act === "print") return;
  event.preventDefault();
  window.htmx.ajax("POST", button.formAction, {
    target: "#act-body",
    swap: "innerHTML",
    values: contents(bar()),
  });
});

// A key never presses what lies in a closed dialog.
dialog.addEventListener("close", () => body.replaceChildren());

export function refresh() {
  return window.htmx.ajax("GET", location.href, {
    target: "#ledger",
    select: "#ledger",
    swap: "outerHTML",
  });
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("#act [data-act-close]")) return;
  event.preventDefault();
  dialog.close();
});

// Refusals and mistakes are pages of their own kind: they are shown, not swallowed.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, xhr } = event.detail;
  if (![409, 422].includes(xhr.status) || !target.closest("#act, [data-cell-box], #toasts")) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:afterSwap", (event) => {
  const { target } = event.detail;
  const shown = target.id === "toasts" ? target : body;
  if (target === body && !dialog.open) dialog.showModal();
  if (target.id === "toasts" && dialog.open) dialog.close();
  if (target === body || target.id === "toasts") {
    if (shown.querySelector("[data-changed]")) {
      clear();
      refresh();
    }
  }
  if (target === body) (body.querySelector("[data-changed] h2") ?? body.querySelector(FIRST))?.focus();
  if (target.id === "toasts") expire(target.firstElementChild);
});

const FIRST = "[data-error-summary], select, input:not([type=hidden]), textarea, button, a";

// The way back goes when its time is up; the server judges anyway.
function expire(toast) {
  const seconds = Number(toast?.dataset.undoSeconds);
  setTimeout(() => toast?.remove(), seconds ? seconds * 1000 : PAUSE);
}
