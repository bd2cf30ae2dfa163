// Shortcuts. The registry is the page itself: every control with data-keys="g l" is bound to
// those keys, and the help sheet lists exactly these controls, so no shortcut lacks a button.

const OFF = "taizhang.keys-off";
const PAUSE = 1200;
const sheet = document.getElementById("keys-sheet");
let typed = "";
let typedAt = 0;

const controls = () => [...document.querySelectorAll("[data-keys]")];
const isFunctionKey = (key) => /^F\d{1,2}$/.test(key);

function isEditable(element) {
  return element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
}

function off() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false; // Storage is blocked: shortcuts stay on, the box cannot be remembered.
  }
}

function press(control) {
  if (isEditable(control)) {
    control.focus();
    control.select?.();
  } else {
    control.click();
  }
}

// Input methods (isComposing, 229) use letters to spell: those are never shortcuts.
function isOurs(event) {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || off() || sheet?.open) return false;
  return isFunctionKey(event.key) || !isEditable(event.target);
}

function moveCursor(step) {
  const links = [...document.querySelectorAll("[data-row] [data-open]")];
  if (!links.length) return false;
  const row = document.activeElement.closest("[data-row]");
  const here = row ? links.indexOf(row.querySelector("[data-open]")) : -1;
  const next = here < 0 ? 0 : Math.min(Math.max(here + step, 0), links.length - 1);
  links[next].focus();
  return true;
}

function rowKey(event) {
  const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  // Arrows scroll the page until the cursor is on a row.
  if (event.key.startsWith("Arrow") && !document.activeElement.closest("[data-row]")) return false;
  return Boolean(step) && moveCursor(step);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return closeOpen(null);
  if (!isOurs(event)) return;
  if (event.timeStamp - typedAt > PAUSE) typed = "";
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const longer = typed ? `${typed} ${key}` : key;
  const bound = controls();
  const hit =
    bound.find((control) => control.dataset.keys === longer) ??
    bound.find((control) => control.dataset.keys === key);
  typed = bound.some((control) => control.dataset.keys.startsWith(`${longer} `)) ? longer : "";
  typedAt = event.timeStamp;
  if (hit) {
    event.preventDefault();
    press(hit);
  } else if (rowKey(event)) {
    event.preventDefault();
  }
});

// Pop-overs are <details data-pop>: one at a time, closed by Escape or a click elsewhere.
function closeOpen(keep) {
  for (const pop of document.querySelectorAll("details[data-pop][open]")) {
    if (pop === keep) continue;
    const inside = pop.contains(document.activeElement);
    pop.open = false;
    if (!keep && inside) pop.querySelector("summary").focus();
  }
}

document.addEventListener("click", (event) => {
  closeOpen(event.target.closest("details[data-pop]") ?? document.body);
});

function nameOf(control) {
  if (control.dataset.keysName) return control.dataset.keysName;
  const words = control.cloneNode(true);
  for (const part of words.querySelectorAll("kbd")) part.remove();
  return words.textContent.trim() || control.getAttribute("aria-label") || "";
}

function entry(keys, name) {
  const term = document.createElement("dt");
  for (const key of keys.split(" ")) {
    const cap = document.createElement("kbd");
    cap.textContent = key.length === 1 ? key.toUpperCase() : key;
    term.append(cap);
  }
  const words = document.createElement("dd");
  words.textContent = name;
  return [term, words];
}

function openSheet() {
  const list = sheet.querySelector("dl");
  list.replaceChildren();
  for (const control of controls()) list.append(...entry(control.dataset.keys, nameOf(control)));
  if (document.querySelector("[data-row]")) list.append(...entry("J K", list.dataset.rows));
  sheet.showModal();
}

if (sheet?.showModal) {
  const opener = document.querySelector("[data-keys-help]");
  const box = sheet.querySelector("[data-keys-on]");
  opener.hidden = false;
  opener.addEventListener("click", openSheet);
  box.checked = !off();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(OFF, box.checked ? "0" : "1");
    } catch {
      box.checked = true; // It cannot be remembered, so it does not pretend to be.
    }
  });
}
