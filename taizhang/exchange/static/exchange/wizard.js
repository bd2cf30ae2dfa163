// The wizard without waiting: a column matched otherwise is read anew at once, and after a
// fix the next thing to put right is under the finger. Everything works without this.

document.addEventListener("change", (event) => {
  if ("rereads" in event.target.dataset) event.target.form.requestSubmit();
});

let pressed = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest?.("form[data-fixes]");
  if (!form) return;
  const forms = [...document.querySelectorAll("form[data-fixes]")];
  pressed = { row: form.closest("tr")?.id, place: forms.indexOf(form) };
});

document.addEventListener("htmx:afterSettle", () => {
  if (!pressed) return;
  const here = pressed.row && document.getElementById(pressed.row);
  const all = document.querySelectorAll("form[data-fixes]");
  const next = here?.querySelector("form[data-fixes]") ?? all[Math.min(pressed.place, all.length - 1)];
  const target = next?.querySelector("button") ?? document.querySelector(".wizard__foot button");
  target?.focus({ preventScroll: Boolean(here) });
  pressed = null;
});
