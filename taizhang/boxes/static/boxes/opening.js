// The page of an opening: what is typed is kept at once, and the picture can be turned and
// enlarged. All of it is comfort: every button works without.

const SAVE = 1_500;

const form = document.querySelector("form[data-autosave]");
if (form) {
  const saved = form.querySelector("[data-saved]");
  let timer = 0;
  let dirty = false;
  const keep = async () => {
    clearTimeout(timer);
    if (!dirty || form.dataset.sent) return;
    dirty = false;
    const told = new FormData(form);
    told.set("act", "autosave");
    try {
      const answer = await fetch(form.action, { method: "POST", body: told, keepalive: true, redirect: "manual" });
      if (answer.status === 204) saved.textContent = saved.dataset.words;
      else dirty = true;
    } catch {
      dirty = true; // No connection: the next change tries again.
    }
  };
  form.addEventListener("input", () => {
    dirty = true;
    saved.textContent = "";
    clearTimeout(timer);
    timer = setTimeout(keep, SAVE);
  });
  addEventListener("pagehide", keep);
}

const photo = document.querySelector("[data-slip-photo]");
for (const button of document.querySelectorAll("[data-turn], [data-zoom]")) button.hidden = false;
document.querySelector("[data-turn]")?.addEventListener("click", () => {
  photo.dataset.turned = (Number(photo.dataset.turned ?? 0) + 1) % 4;
});
document.querySelector("[data-zoom]")?.addEventListener("click", (event) => {
  const on = photo.parentElement.classList.toggle("is-large");
  event.currentTarget.setAttribute("aria-pressed", on);
});
