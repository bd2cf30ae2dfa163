// The help sheet: every shortcut of the page, read from the registry that binds them.

import { bindings, controls, nameOf, off, turn } from "./keys.js";

const sheet = document.getElementById("keys-sheet");
const ARROWS = { ArrowDown: "↓", ArrowUp: "↑" };

export function caps(control, names) {
  const drawn = [];
  for (const keys of bindings(control)) {
    for (const key of keys.split(/[ +]/)) {
      const cap = document.createElement("kbd");
      const plain = key.length === 1 ? key.toUpperCase() : key;
      cap.textContent = ARROWS[key] ?? names[key.toLowerCase()] ?? plain;
      drawn.push(cap);
    }
  }
  return drawn;
}

function openSheet() {
  const list = sheet.querySelector("dl");
  list.replaceChildren();
  for (const control of controls()) {
    const term = document.createElement("dt");
    term.append(...caps(control, list.dataset));
    const words = document.createElement("dd");
    words.textContent = nameOf(control);
    list.append(term, words);
  }
  sheet.showModal();
}

if (sheet?.showModal) {
  const opener = document.querySelector("[data-keys-help]");
  const box = sheet.querySelector("[data-keys-on]");
  opener.hidden = false;
  opener.addEventListener("click", openSheet);
  box.checked = !off();
  box.addEventListener("change", () => {
    // It cannot be remembered where storage is blocked, so it does not pretend to be.
    if (!turn(box.checked)) box.checked = true;
  });
}
