// Sealing: AES-GCM with a key of the signed-in person's own, which scripts cannot read out.
// The browser may keep the key as long as the cookie says that this person is signed in here;
// signing out, another person, or a long absence takes it away, and what is sealed stays shut
// until its writer signs in again (docs/adr/0019).

import { all, write } from "./store.js";

export const able = Boolean(window.isSecureContext && window.crypto && crypto.subtle && window.indexedDB);
const text = new TextEncoder();
let held = null;

function ownerHere() {
  const found = document.cookie.match(/(?:^|;\s*)phone=([0-9a-f]{16})/);
  return found ? found[1] : "";
}

// Who may read here now: {owner, key}, or null.
export async function opener() {
  const owner = ownerHere();
  if (held && held.owner === owner) return held;
  held = null;
  for (const kept of await all("keys")) {
    if (kept.owner === owner) held = kept;
    else await write([], [["keys", kept.owner]]);
  }
  return held;
}

export async function take(owner, base64) {
  const raw = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  raw.fill(0);
  const others = (await all("keys")).filter((kept) => kept.owner !== owner);
  await write([["keys", { owner, key }]], others.map((kept) => ["keys", kept.owner]));
  held = { owner, key };
  return held;
}

export async function lock() {
  held = null;
  document.cookie = "phone=; path=/; max-age=0; samesite=lax";
  await write([], (await all("keys")).map((kept) => ["keys", kept.owner]));
}

export async function sealed(who, place, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const about = text.encode(`${place}|${who.owner}`);
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about }, who.key, bytes);
  return { iv, data };
}

export async function opened(who, place, box) {
  const about = text.encode(`${place}|${who.owner}`);
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv, additionalData: about }, who.key, box.data);
}

export const sealedJson = (who, place, value) => sealed(who, place, text.encode(JSON.stringify(value)));
export const openedJson = async (who, place, box) => JSON.parse(new TextDecoder().decode(await opened(who, place, box)));
export async function hash(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
