// Sending: one round at a time, in order, text before photos. Nothing leaves the queue before
// the office has said that it has it; the item's key sees to it that twice is once.

import { finish, keepState, mine, photo, save, SENDING, WAITING, WRONG } from "./queue.js";
import { lock, opener, take } from "./vault.js";

const PIECE = 96 * 1024;
const PATIENCE = 30_000;
const { state: STATE, key: KEY, items: ITEMS, shots: SHOTS } = document.body.dataset;
const FIRST_PHOTOS = "done";
let running = null, wanted = false, csrf = "";

class Stop extends Error {}

async function asked(url, body) {
  const cut = new AbortController();
  const timer = setTimeout(() => cut.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { method: body ? "POST" : "GET", body, redirect: "manual", cache: "no-store",
      credentials: "same-origin", signal: cut.signal, headers: body ? { "X-CSRFToken": csrf } : {} });
    if (answer.type === "opaqueredirect") throw new Stop("signed-out");
    return { status: answer.status, told: answer.headers.get("content-type") === "application/json" ? await answer.json() : null };
  } catch (error) {
    throw error instanceof Stop ? error : new Stop("offline");
  } finally { clearTimeout(timer); }
}

function form(values) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined) body.set(name, value);
  return body;
}

// Whose phone is this now? Takes along what there is to do; a stranger's key goes.
async function greet() {
  const { status, told } = await asked(STATE);
  if (status !== 200 || !told) throw new Stop(status === 403 ? "not-here" : "failed");
  csrf = told.csrf;
  const who = await opener();
  if (!who || who.owner !== told.owner) {
    const given = await asked(KEY, form({}));
    if (given.status !== 200) throw new Stop("failed");
    await take(given.told.owner, given.told.key);
  }
  await keepState(told);
  return told;
}

function wrong(item, told) {
  Object.assign(item, { state: WRONG, said: told.said || [], since: told.since || [], fresh: told.n });
  return save(item);
}

// A photo as it is announced: what it is, and what the phone claims of it.
const announced = ({ key, shows, size, sha256, taken_at, north, east }) => ({ key, shows, size, sha256, taken_at, north, east });

async function sendPhotos(item, changed) {
  for (const shot of item.shots.filter((each) => !each.whole)) {
    const bytes = await photo(shot.key);
    if (!bytes) { shot.whole = true; continue; }
    for (let turns = 0; !shot.whole; turns += 1) {
      const piece = new Blob([bytes.slice(shot.have, shot.have + PIECE)]);
      const { status, told } = await asked(SHOTS, form({ ...announced(shot), item: item.key, sent_at: new Date().toISOString(), offset: shot.have, piece }));
      if (status === 409 || status === 422) { await wrong(item, told); return false; }
      if (status !== 200 || !told || turns > shot.size / PIECE + 20) throw new Stop("failed");
      Object.assign(shot, { have: told.have, whole: told.whole });
      await save(item);
      changed();
    }
  }
  return true;
}

async function sendText(item, later) {
  const shots = item.shots.map(announced);
  const said = { key: item.key, kind: item.kind, happened_at: item.made, sent_at: new Date().toISOString(), shots: JSON.stringify(shots) };
  const { status, told } = await asked(ITEMS, form({ ...item.fields, ...said }));
  if (status === 409 || status === 422) { await wrong(item, told); return false; }
  if (status !== 200 || !told) throw new Stop("failed");
  const before = item.fields.n;
  Object.assign(item, { sent: true, number: told.number, n: told.n });
  await save(item);
  // What was written after it, on the same view of the matter, goes on from there.
  for (const each of later) {
    if (item.fields.number && each.fields.number === item.fields.number && each.fields.n === before) {
      each.fields.n = told.n;
      await save(each);
    }
  }
  return true;
}

async function sendOne(item, later, changed) {
  item.state = SENDING;
  changed();
  try {
    if (item.kind === FIRST_PHOTOS && !(await sendPhotos(item, changed))) return;
    if (!item.sent && !(await sendText(item, later))) return;
    if (await sendPhotos(item, changed)) await finish(item);
  } catch (error) {
    item.state = WAITING;
    await save(item).catch(() => {});
    throw error;
  }
}

async function round(changed) {
  const told = await greet();
  const own = (await mine()).own.filter((item) => item.state !== "done");
  const blocked = new Set();
  for (const [at, item] of own.entries()) {
    const number = item.fields.number;
    // Acts on one matter stay in their order: what follows a wrong one waits for it.
    if (number && blocked.has(number)) continue;
    if (item.state !== WRONG) await sendOne(item, own.slice(at + 1), changed);
    if (number && item.state === WRONG) blocked.add(number);
    changed();
  }
  return own.length ? greet() : told;
}

// What was written while a round was under way may have missed it: then there is another.
async function rounds(changed) {
  let told;
  do {
    wanted = false;
    told = await round(changed);
  } while (wanted);
  return told;
}

// Send what there is. Returns {state, why}: why is "" where the office was reached.
export function send(changed) {
  wanted = Boolean(running);
  running = running || rounds(changed)
    .then((state) => ({ state, why: "" }))
    .catch(async (error) => {
      if (error.message === "signed-out") await lock();
      return { state: null, why: error instanceof Stop ? error.message : "failed" };
    })
    .finally(() => { running = null; });
  return running;
}
