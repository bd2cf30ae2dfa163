// Photograph, choose, keep: three taps. Place, words and a second photo may be added.

import { chips, el, fill, say } from "./drawing.js";
import { add } from "./queue.js";
import { photographed } from "./photos.js";
import { position } from "./place.js";

const FEW = 6, PHOTOS = 4;
const form = document.getElementById("snap");
const taken = { photos: [], category: "", fix: "" };
let used = {};
try { used = JSON.parse(localStorage.getItem("taizhang:categories")) || {}; } catch { /* Nothing was kept. */ }

function remember(code) {
  used[code] = (used[code] || 0) + 1;
  try { localStorage.setItem("taizhang:categories", JSON.stringify(used)); } catch { /* A private window keeps nothing. */ }
}

// Most used first; `all` shows the rest as well.
export function categoryChips(name, state, chosen, value = "", all = false) {
  const sorted = state.categories.map((each, place) => ({ code: each.code, text: each.name, place }))
    .sort((a, b) => (used[b.code] || 0) - (used[a.code] || 0) || a.place - b.place);
  const few = sorted.slice(0, FEW);
  if (all || few.some((each) => each.code === value) || !value) {
    const rest = el("details", { class: "more" }, el("summary", {}, say("moreKinds")), chips(`${name}-more`, sorted.slice(FEW), chosen, value));
    return el("div", {}, chips(name, few, chosen, value), rest);
  }
  return chips(name, sorted, chosen, value);
}

function showPhotos() {
  fill("shots", taken.photos.map((photo, place) => el("li", {},
    el("img", { src: photo.url, alt: say("photo", { n: place + 1 }) }),
    el("button", { type: "button", class: "icon-button", "aria-label": say("dropPhoto", { n: place + 1 }), on: () => { taken.photos.splice(place, 1); showPhotos(); } }, "×"))));
}

async function take(files) {
  for (const file of [...files].slice(0, PHOTOS - taken.photos.length)) {
    const photo = await photographed(file, "before_photo");
    taken.photos.push(Object.assign(photo, { url: URL.createObjectURL(photo.blob) }));
  }
  showPhotos();
}

function open(there) {
  Object.assign(taken, { photos: [], category: "", fix: "" });
  form.reset();
  showPhotos();
  document.getElementById("snap-wrong").hidden = true;
  document.getElementById("fix").textContent = "";
  fill("kinds", categoryChips("category", there.state, (code) => { taken.category = code; uncheckOther(code); }));
  fill("place-names", there.state.places.map((each) => el("option", { value: each.name })));
  let last = "";
  try { last = sessionStorage.getItem("taizhang:place") || ""; } catch { /* Nothing was kept. */ }
  form.elements.place_text.value = last;
  position(({ text, metres }) => {
    taken.fix = text;
    document.getElementById("fix").textContent = say("accuracy", { n: metres });
  });
}

function uncheckOther(code) {
  for (const input of document.querySelectorAll("#kinds input")) input.checked = input.value === code;
}

function wrong(words) {
  const told = document.getElementById("snap-wrong");
  told.textContent = words;
  told.hidden = false;
  told.focus();
}

export function placeFields(state, written) {
  const known = state.places.find((each) => each.name === written.trim());
  return { place: known ? known.code : "", place_text: written.trim() };
}

export function ready(there, saved) {
  const begin = async (files) => {
    if (!there.state) return;
    open(there);
    location.hash = "snap";
    await take(files);
  };
  const camera = document.getElementById("camera");
  camera.addEventListener("change", async () => { const files = [...camera.files]; camera.value = ""; if (files.length) await begin(files); });
  document.getElementById("without").addEventListener("click", (event) => { event.preventDefault(); begin([]); });
  const again = document.getElementById("again");
  again.addEventListener("change", async () => { await take(again.files); again.value = ""; });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!taken.category) { wrong(say("chooseKind")); return; }
    const words = form.elements.words.value.trim(), written = form.elements.place_text.value;
    const fields = { category: taken.category, words, fix: taken.fix, ...placeFields(there.state, written) };
    const kind = there.state.categories.find((each) => each.code === taken.category);
    try { await add("snap", fields, taken.photos, words || kind.name); } catch { wrong(say("notKept")); return; }
    remember(taken.category);
    try { sessionStorage.setItem("taizhang:place", written); } catch { /* A private window keeps nothing. */ }
    saved(say("kept"));
  });
}
