// The list of places under the field in which somebody types where it is: chosen by arrow
// keys and Enter, by finger or mouse, closed by Escape. Without this the field offers the
// browser's own list, and the server reads whatever was typed.

const field = document.getElementById("id_place_text");
const box = document.getElementById("place-proposals");

function options() {
  return [...box.querySelectorAll("[role=option]")];
}

function close() {
  box.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function mark(option) {
  for (const each of options()) each.setAttribute("aria-selected", String(each === option));
  if (option) field.setAttribute("aria-activedescendant", option.id);
}

function choose(option) {
  field.value = option.dataset.name;
  close();
  // What may be the same matter is looked for by the place that was chosen.
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function step(by) {
  const all = options();
  const now = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
  mark(all[(now + by + all.length) % all.length]);
}

if (field && box) {
  field.removeAttribute("list");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", box.id);
  field.setAttribute("aria-expanded", "false");

  box.addEventListener("htmx:afterSwap", () => {
    const open = options().length > 0 && document.activeElement === field;
    if (!open) return close();
    field.setAttribute("aria-expanded", "true");
    field.removeAttribute("aria-activedescendant");
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || !options().length) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const chosen = options().find((each) => each.getAttribute("aria-selected") === "true");
      if (!chosen) return;
      event.preventDefault();
      choose(chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });

  // Before the field loses the focus, which closes the list.
  box.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    choose(option);
  });
  field.addEventListener("blur", close);
}
