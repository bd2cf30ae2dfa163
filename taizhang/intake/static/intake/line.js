// One line at the top fills the form below. What somebody wrote by hand stays as it is; Tab
// leads only to what has to be looked at, and nothing is sent before the line was read.
// Without this a button does the same: the server reads the line.

const line = document.getElementById("id_line");
const said = document.getElementById("tokens");
const form = line?.form;
const own = new Set();
let read = line?.value ?? "";
let asked = "";
let lookAt = [];
let filling = false;
let then = null; // What somebody wanted done as soon as the line is read.

const isUnread = () => line.value.trim() !== "" && line.value !== read;
const controlOf = (name) => {
  const found = form.elements[name];
  return found instanceof RadioNodeList ? [...found].find((each) => each.checked) ?? found[0] : found;
};

function put(name, value) {
  const field = form.elements[name];
  if (!field || own.has(name) || field.value === value) return null;
  const before = field.value;
  field.value = value;
  if (field.value !== before && !(field instanceof RadioNodeList)) return field;
  return null;
}

function unmark() {
  for (const mark of form.querySelectorAll(".f__doubt")) mark.remove();
  for (const each of form.querySelectorAll(".f--doubt")) each.classList.remove("f--doubt");
}

function mark(name) {
  const around = controlOf(name)?.closest(".f");
  if (!around) return;
  const words = document.createElement("span");
  words.className = "f__doubt";
  words.textContent = said.dataset.doubt;
  around.classList.add("f--doubt");
  around.querySelector(".f__label")?.append(words);
}

function fill() {
  filling = true;
  const changed = [...said.querySelectorAll("[data-fills]")]
    .map((each) => put(each.dataset.fills, each.getAttribute("value")))
    .filter(Boolean);
  // What may be the same matter is looked for once, whichever field tells of it.
  const telling = changed.find((field) => /place_text|summary|phone|reporter/.test(field.name));
  telling?.dispatchEvent(new Event("change", { bubbles: true }));
  filling = false;
  lookAt = (said.querySelector("[data-look]")?.dataset.look ?? "").split(" ").filter(controlOf);
  unmark();
  lookAt.forEach(mark);
}

function goOn(from) {
  const next = lookAt[lookAt.indexOf(from) + 1];
  const control = next ? controlOf(next) : form.querySelector("[data-default]");
  control.focus();
  control.select?.();
}

function readNow(wanted) {
  then = wanted;
  window.htmx.trigger(said, "read");
}

// Fields that already held something before the first word was typed are somebody's own.
function keepOwn() {
  for (const field of form.elements) {
    const typed = field.matches("input:not([type=radio]):not([type=hidden]), textarea, select");
    const first = [...(field.options ?? [])].find((each) => each.defaultSelected)?.value;
    const usual = field.matches("select") ? (first ?? field.options[0]?.value) : "";
    if (typed && field !== line && field.value && field.value !== usual) own.add(field.name);
  }
}

function stretch() {
  line.rows = 1;
  while (line.rows < 8 && line.scrollHeight > line.clientHeight + 2) line.rows += 1;
}

function onKey(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const name = event.target.name;
  const guided = event.target === line || lookAt.includes(name);
  const onwards = event.key === "Tab" || (event.key === "Enter" && event.target === line);
  if (guided && onwards && line.value.trim()) {
    event.preventDefault();
    if (isUnread()) readNow(() => goOn("line"));
    else goOn(name);
  } else if (event.target === line && !line.value && event.key === "/") {
    event.preventDefault();
    document.getElementById("top-words").focus();
  } else if (event.target === line && event.key === "Escape") line.blur();
}

// Whoever sends faster than the line is read has not seen how it was understood.
function onSubmit(event) {
  const button = event.submitter;
  if (event.target !== form || !isUnread() || button?.value === "read") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  readNow(() => {
    // What is settled on the spot goes to nobody.
    const open = lookAt.filter((name) => name !== "unit" || button?.value !== "settle");
    if (open.length) goOn("");
    else (button ?? form.querySelector("[data-default]")).click();
  });
}

if (line && said && form && window.htmx) {
  form.querySelector(".line__read").hidden = true;
  stretch();
  line.addEventListener("input", () => {
    if (!read && !asked) keepOwn();
    stretch();
  });
  form.addEventListener("keydown", onKey);
  window.addEventListener("submit", onSubmit, true);
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      if (filling || event.target === line) return;
      own.add(event.target.name);
      if (event.target.name === "handler") own.add("unit");
      if (event.target.name === "unit") own.add("handler");
    });
  }
  said.addEventListener("htmx:beforeRequest", () => (asked = line.value));
  said.addEventListener("htmx:afterSwap", () => {
    read = asked;
    fill();
    const wanted = then;
    then = null;
    if (wanted && !isUnread()) wanted();
  });
}

// Settling on the spot: the key first leads to what has to be written, then sends it.
const settle = form?.querySelector("[data-settle]");
const result = form?.elements.result;
const usual = form?.querySelector("[data-default]");

function choosesSettling() {
  const settling = result.value.trim() !== "";
  for (const [button, meant] of [[settle, settling], [usual, !settling]]) {
    button.toggleAttribute("data-default", meant);
    button.classList.toggle("btn--p", meant);
  }
}

if (settle && result) {
  result.addEventListener("input", choosesSettling);
  choosesSettling();
  settle.addEventListener("click", (event) => {
    if (result.value.trim()) return;
    event.preventDefault();
    document.getElementById("settle").open = true;
    result.focus();
  });
}
