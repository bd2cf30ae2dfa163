// Before and after: swapped by X, enlarged by Z. Without this each opens by itself.

const box = document.querySelector("[data-compare]");
const keys = document.querySelector("[data-compare-keys]");

function turn(button, look) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  box.classList.toggle(look, on);
  return on;
}

if (box && keys) {
  keys.hidden = false;
  keys.querySelector("[data-swap]").addEventListener("click", (event) => turn(event.currentTarget, "compare--swapped"));
  keys.querySelector("[data-enlarge]").addEventListener("click", (event) => {
    if (!turn(event.currentTarget, "compare--large")) return;
    for (const image of box.querySelectorAll("img")) image.src = image.dataset.large;
  });
}
