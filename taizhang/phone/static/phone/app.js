// The phone app: one page, its parts by the address behind #. Everything shown comes out of
// what the phone keeps, so that it is the same with and without a network.

import { el, fill, icon, moment, say } from "./drawing.js";
import { mine, keptState, DONE, WRONG } from "./queue.js";
import { whose } from "./place.js";
import { drawQueue } from "./queue-page.js";
import { drawRoute, drawStop } from "./route-page.js";
import { send } from "./sending.js";
import { ready as readySnap } from "./snap-page.js";
import { drawTask, drawTasks } from "./tasks-page.js";
import { able, lock, opener } from "./vault.js";

const EVERY = 30_000;
const MANY = 20, LONG = 24 * 3600_000;
const bar = document.getElementById("bar");
// `why` it could not be sent or fetched; null until that was tried for the first time.
const there = { state: null, own: [], others: 0, why: null, sending: false };

function whereTo() {
  const [part, ...rest] = location.hash.slice(1).split("/");
  return { part: document.getElementById(`part-${part}`) ? part : "home", rest: rest.join("/") };
}

async function look() {
  const who = await opener();
  there.state = who ? await keptState() : null;
  Object.assign(there, await mine());
  whose(there.state);
}

function drawBar() {
  const left = there.own.filter((item) => item.state !== DONE);
  const bad = left.filter((item) => item.state === WRONG).length;
  const old = left.some((item) => Date.now() - Date.parse(item.made) > LONG);
  let words = "";
  if (there.why === "signed-out") words = say("signedOut");
  else if (there.why === "not-here") words = say("notHere");
  else if (there.why === "offline" || !navigator.onLine) words = left.length ? say("offlineCount", { n: left.length }) : say("offline");
  else if (there.why) words = say("failed");
  else if (left.length > bad) words = say(there.sending ? "sendingCount" : "waitingCount", { n: left.length - bad });
  if (bad) words = `${words} ${say("wrongCount", { n: bad })}`.trim();
  if (left.length > MANY || old) words = `${words} ${say("sendSoon")}`.trim();
  bar.hidden = !words && !there.others;
  const more = there.others ? say("othersCount", { n: there.others }) : "";
  const link = there.why === "signed-out"
    ? el("a", { href: document.body.dataset.signIn }, say("signIn"))
    : el("a", { href: "#queue" }, say("seeQueue"));
  bar.replaceChildren(icon("upload"), el("span", {}, [words, more].filter(Boolean).join(" ")), left.length || there.why === "signed-out" ? link : "");
  for (const each of document.querySelectorAll("[data-left]")) {
    each.hidden = !left.length;
    each.textContent = left.length;
  }
}

function drawHome() {
  const { state } = there;
  document.getElementById("who").textContent = state ? `${state.name} · ${state.post}` : document.title;
  for (const each of document.querySelectorAll("[data-registers]")) each.hidden = !(state && state.registers);
  document.getElementById("locked").hidden = Boolean(state) || there.why === null;
  if (!state) { for (const id of ["home-tasks", "home-route"]) fill(id); return; }
  fill("home-tasks", drawTasks(there, 3));
  fill("home-route", state.registers ? drawRoute(there, 3) : "");
  // The page may be older than the session.
  document.querySelector("#sign-out [name=csrfmiddlewaretoken]").value = state.csrf;
  document.getElementById("as-of").textContent = say("asOf", { at: moment(state.at) });
}

function draw() {
  const { part, rest } = whereTo();
  for (const section of document.querySelectorAll("[data-part]")) section.hidden = section.id !== `part-${part}`;
  for (const tab of document.querySelectorAll("[data-tab]")) {
    if (tab.dataset.tab.split(" ").includes(part)) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  drawBar();
  drawHome();
  if (part === "queue") drawQueue(there, again);
  if (!there.state) return;
  if (part === "tasks") fill("tasks", drawTasks(there));
  if (part === "task") drawTask(there, rest, saved);
  if (part === "route") fill("route", drawRoute(there));
  if (part === "stop") drawStop(there, rest, saved);
}

// A form that somebody is filling in is left alone; all else is drawn as it now is.
function drawQuietly() {
  const busy = ["snap", "task", "stop"].includes(whereTo().part);
  if (busy) drawBar(); else draw();
}

async function again() {
  there.sending = true;
  drawBar();
  const { why } = await send(async () => { await look(); drawQuietly(); });
  Object.assign(there, { why, sending: false });
  await look();
  drawQuietly();
}

// What was written is in the phone: say so, go back, and try to send it.
async function saved(words, back = "home") {
  await look();
  document.getElementById("saved").textContent = words;
  if (location.hash === `#${back}`) draw(); else location.hash = back;
  again();
}

function wireUp() {
  window.addEventListener("hashchange", () => { draw(); window.scrollTo(0, 0); });
  for (const name of ["online", "pageshow"]) window.addEventListener(name, again);
  window.addEventListener("offline", drawBar);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) again(); });
  setInterval(() => { if (!document.hidden) again(); }, EVERY);
  document.getElementById("send-now").addEventListener("click", again);
  document.getElementById("lock").addEventListener("click", async () => { await lock(); await look(); there.why = ""; location.hash = "home"; draw(); });
  // Signing out takes the key along, whether or not the office hears of it.
  document.getElementById("sign-out").addEventListener("submit", () => { lock(); });
  document.getElementById("outdoors").addEventListener("click", ({ currentTarget }) => {
    const on = document.documentElement.classList.toggle("outdoors");
    currentTarget.setAttribute("aria-pressed", on);
    try { localStorage.setItem("taizhang:outdoors", on ? "1" : ""); } catch { /* A private window keeps nothing. */ }
  });
  try { if (localStorage.getItem("taizhang:outdoors")) document.getElementById("outdoors").click(); } catch { /* As above. */ }
}

async function begin() {
  document.getElementById("unable").hidden = able;
  if (!able) return;
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(document.body.dataset.worker, { scope: document.body.dataset.app }).catch(() => {});
  wireUp();
  readySnap(there, saved);
  await look();
  draw();
  document.body.dataset.ready = "1";
  again();
}

begin();
