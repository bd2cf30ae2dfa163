// What waits to be sent: in the order of writing, sealed, each with its own key.
// An item is {key, kind, fields, shots, state, ...}; its photos lie beside it.

import { all, one, write } from "./store.js";
import { hash, opened, openedJson, opener, sealed, sealedJson } from "./vault.js";

export const WAITING = "waiting", SENDING = "sending", WRONG = "wrong", DONE = "done";
const DONE_KEPT = 20;

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// Whatever the phone's clock does, what is written later stands later.
let last = 0;
async function nextPlace() {
  if (!last) last = (await all("items")).reduce((most, box) => Math.max(most, box.order), 0);
  last = Math.max(Date.now(), last + 1);
  return last;
}

async function boxed(who, item) {
  return { key: item.key, owner: who.owner, order: item.order, over: item.state === DONE,
    ...(await sealedJson(who, `item|${item.key}`, item)) };
}

// Write an item down with its photos: [{shows, blob, taken_at, north, east}]. Whole or not at all.
export async function add(kind, fields, photos = [], title = "", made = new Date().toISOString()) {
  const who = await opener();
  if (!who) throw new Error("locked");

  const item = { key: newKey(), kind, fields, title, shots: [], state: WAITING, said: [], since: [],
    order: await nextPlace(), made, sent: false, number: "", n: null };
  const boxes = [];
  for (const photo of photos) {
    const bytes = await photo.blob.arrayBuffer(), key = newKey();
    item.shots.push({ key, shows: photo.shows, size: bytes.byteLength, sha256: await hash(bytes),
      taken_at: photo.taken_at, north: photo.north, east: photo.east, have: 0, whole: false });
    boxes.push(["photos", { key, owner: who.owner, ...(await sealed(who, `photo|${key}`, bytes)) }]);
  }
  await write([...boxes, ["items", await boxed(who, item)]]);
  // Asked once there is something to lose: a browser may clear what it was not asked to keep.
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
  return item;
}

export async function save(item) {
  const who = await opener();
  if (!who) throw new Error("locked");
  await write([["items", await boxed(who, item)]]);
}

// What this person wrote here, in order; and how many others left something unsent.
export async function mine() {
  const who = await opener();
  const boxes = await all("items");
  const own = [], others = boxes.filter((box) => !box.over && (!who || box.owner !== who.owner)).length;
  for (const box of boxes.filter((each) => who && each.owner === who.owner).sort((a, b) => a.order - b.order)) {
    own.push(await openedJson(who, `item|${box.key}`, box));
  }
  return { own, others };
}

export async function photo(key) {
  const who = await opener(), box = await one("photos", key);
  return who && box && box.owner === who.owner ? opened(who, `photo|${key}`, box) : null;
}

// The office has it: what was said and shown goes, a line for today stays.
export async function finish(item) {
  const shots = item.shots.map((shot) => ["photos", shot.key]);
  const slim = { ...item, state: DONE, fields: { number: item.fields.number, stop: item.fields.stop },
    shots: [], said: [], since: [], over_at: new Date().toISOString() };
  const who = await opener();
  const { own } = await mine();
  const old = own.filter((each) => each.state === DONE && each.key !== item.key).slice(0, -DONE_KEPT);
  await write([["items", await boxed(who, slim)]], [...shots, ...old.map((each) => ["items", each.key])]);
  Object.assign(item, slim);
}

export async function discard(item) {
  await write([], [["items", item.key], ...item.shots.map((shot) => ["photos", shot.key])]);
}

export async function keepState(state) {
  const who = await opener();
  if (who) await write([["kept", { owner: who.owner, ...(await sealedJson(who, "state", state)) }]]);
}

export async function keptState() {
  const who = await opener();
  const box = who && await one("kept", who.owner);
  return box ? openedJson(who, "state", box) : null;
}
