// The palette (Ctrl+K): everything that has a shortcut on this page, found by typing its name.

import { controls, nameOf, press } from "./keys.js";
import { caps } from "./sheet.js";

const palette = document.getElementById("palette");
const field = palette?.querySelector("input");
const list = palette?.querySelector("[role=listbox]");
let offered = [];
let here = 0;

function option(control, place) {
  const drawn = document.createElement("li");
  drawn.id = `palette-${place}`;
  drawn.setAttribute("role", "option");
  const words = document.createElement("span");
  words.textContent = nameOf(control);
  drawn.append(words, ...caps(control, list.dataset));
  drawn.addEventListener("click", () => choose(place));
  return drawn;
}

function mark(place) {
  here = Math.min(Math.max(place, 0), offered.length - 1);
  for (const [at, drawn] of [...list.children].entries()) {
    drawn.setAttribute("aria-selected", String(at === here));
    if (at === here) drawn.scrollIntoView({ block: "nearest" });
  }
  field.setAttribute("aria-activedescendant", offered.length ? `palette-${here}` : "");
}

function offer() {
  const wanted = field.value.trim().toLowerCase();
  const holds = (control) => nameOf(control).toLowerCase().includes(wanted);
  offered = controls().filter((each) => each.id !== "palette-open" && holds(each));
  list.replaceChildren(...offered.map(option));
  palette.querySelector("[data-none]").hidden = offered.length > 0;
  mark(0);
}

function choose(place) {
  const control = offered[place];
  palette.close();
  if (control) press(control);
}

if (palette?.showModal) {
  const opener = document.getElementById("palette-open");
  opener.hidden = false;
  opener.addEventListener("click", () => {
    field.value = "";
    palette.showModal();
    offer();
  });
  field.addEventListener("input", offer);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(here + step);
    else if (event.key === "Enter") choose(here);
    else return;
    event.preventDefault();
  });
}
