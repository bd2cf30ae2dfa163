// Shortcuts. The registry is the page itself: every control with data-keys is bound to those
// keys, and the help sheet and the palette list exactly these controls, so no shortcut lacks a
// button. data-keys="g l" is one after the other, "e|F2" either; Ctrl+ and Shift+ go before.
// data-keys-within="[data-row]": keys without a letter, such as Enter, only while the focus is
// there; elsewhere they do what they always do.

const OFF = "taizhang.keys-off";
const PAUSE = 1200;
let typed = "";
let typedAt = 0;

export const controls = () => [...document.querySelectorAll("[data-keys]")];
export const bindings = (control) => control.dataset.keys.split("|");

export function isEditable(element) {
  return element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
}

// A box to tick and a choice take no letters.
const takesLetters = (element) =>
  isEditable(element) && !["checkbox", "radio"].includes(element.type);

export function off() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false; // Storage is blocked: shortcuts stay on, the box cannot be remembered.
  }
}

export function turn(on) {
  try {
    localStorage.setItem(OFF, on ? "0" : "1");
    return true;
  } catch {
    return false;
  }
}

export function press(control) {
  if (isEditable(control)) {
    control.focus();
    control.select?.();
  } else {
    control.click();
  }
}

export function nameOf(control) {
  if (control.dataset.keysName) return control.dataset.keysName;
  const words = control.cloneNode(true);
  for (const part of words.querySelectorAll("kbd")) part.remove();
  return words.textContent.trim() || control.getAttribute("aria-label") || "";
}

function keyOf(event) {
  const plain = event.key === " " ? "Space" : event.key;
  const key = plain.length === 1 ? plain.toLowerCase() : plain;
  const shift = event.shiftKey && key.length > 1 ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${shift}${key}`;
}

// Input methods (isComposing, 229) use letters to spell: those are never shortcuts.
function isOurs(event, key) {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return false;
  if (event.altKey || off()) return false;
  return /^F\d{1,2}$|^Ctrl\+/.test(key) || !takesLetters(event.target);
}

// While a dialog is open, only what lies in it can be pressed.
function fits(control, event, key) {
  const dialog = document.querySelector("dialog[open]");
  if (control.disabled || (dialog && !dialog.contains(control))) return false;
  const within = key.length > 1 && control.dataset.keysWithin;
  return !within || event.target.matches(within);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return void (closeOpen(null) && event.preventDefault());
  const key = keyOf(event);
  if (!isOurs(event, key)) return;
  if (event.timeStamp - typedAt > PAUSE) typed = "";
  const longer = typed ? `${typed} ${key}` : key;
  const bound = controls().filter((control) => fits(control, event, key));
  const hit =
    bound.find((control) => bindings(control).includes(longer)) ??
    bound.find((control) => bindings(control).includes(key));
  const begun = (keys) => keys.startsWith(`${longer} `);
  typed = bound.some((control) => bindings(control).some(begun)) ? longer : "";
  typedAt = event.timeStamp;
  if (!hit) return;
  event.preventDefault();
  press(hit);
});

// Pop-overs are <details data-pop>: one at a time, closed by Escape or a click elsewhere.
function closeOpen(keep) {
  let closed = false;
  for (const pop of document.querySelectorAll("details[data-pop][open]")) {
    if (pop === keep) continue;
    const inside = pop.contains(document.activeElement);
    pop.open = false;
    closed = true;
    if (!keep && inside) pop.querySelector("summary").focus();
  }
  return closed;
}

document.addEventListener("click", (event) => {
  closeOpen(event.target.closest("details[data-pop]") ?? document.body);
});
