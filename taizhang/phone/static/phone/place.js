// Where the phone thinks it is: asked for once, in words, and then only as its person said.
// Never waited for, and nothing waits for it.

import { say } from "./drawing.js";

const KEPT = "taizhang:place:", YES = "yes", NO = "no";
const PARTS = 10_000;
const card = document.getElementById("ask-place");
let owner = "", held = [], blocked = false;

function said() {
  try { return localStorage.getItem(KEPT + owner) || ""; } catch { return NO; }
}

export const allowed = () => said() === YES;

function locate(told) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => told({
      text: `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)} (±${Math.round(coords.accuracy)} m)`,
      metres: Math.round(coords.accuracy),
      north: Math.round(coords.latitude * PARTS),
      east: Math.round(coords.longitude * PARTS),
    }),
    (error) => { if (error.code === error.PERMISSION_DENIED) { blocked = true; choose(NO); } },
    { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 });
}

// Tell `told` where the phone is, if its person lets it; where they were not asked yet, ask.
export function position(told) {
  if (!navigator.geolocation || !owner || said() === NO) return;
  if (allowed()) { locate(told); return; }
  held.push(told);
  card.hidden = false;
}

function choose(answer) {
  try { localStorage.setItem(KEPT + owner, answer); } catch { /* A private window keeps nothing. */ }
  const waiting = held;
  held = [];
  card.hidden = true;
  draw();
  // The browser asks on its own account as well, as soon as somebody wants to know.
  if (answer === YES) (waiting.length ? waiting : [() => {}]).forEach(locate);
}

function draw() {
  const words = allowed() ? "placeOn" : "placeOff";
  document.getElementById("place-told").textContent = say(blocked && !allowed() ? "placeBlocked" : words);
  document.getElementById("place-turn").textContent = say(allowed() ? "placeLeave" : "placeTake");
}

// Whose phone it is now: each person says it for themselves, on a phone that is lent too.
export function whose(state) {
  const now = state ? state.owner : "";
  if (now !== owner) { held = []; card.hidden = true; blocked = false; }
  owner = now;
  document.getElementById("place").hidden = !owner || !navigator.geolocation;
  draw();
}

document.getElementById("place-yes").addEventListener("click", () => choose(YES));
document.getElementById("place-no").addEventListener("click", () => choose(NO));
document.getElementById("place-turn").addEventListener("click", () => { blocked = false; choose(allowed() ? NO : YES); });
