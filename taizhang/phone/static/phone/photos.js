// Photos are made small before they are kept: a long side of 1600 px, some 300 KB.

import { notesOf } from "./exif.js";
import { allowed, position } from "./place.js";

const SIDE = 1600;
const QUALITY = 0.75;
const MOMENT = 3 * 60_000;

async function smaller(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", QUALITY); });
    return made || file;
  } catch { return file; }
}

// A photo as the queue takes it: made small, with when and where it says it was taken. What its
// camera wrote goes before the phone's own clock and place, which are claims of this moment.
export async function photographed(file, shows) {
  const now = Date.now(), notes = await notesOf(file);
  const photo = { blob: await smaller(file), shows, taken_at: new Date(Math.min(notes.at || now, now)).toISOString() };
  if (notes.north !== undefined && allowed()) Object.assign(photo, { north: notes.north, east: notes.east });
  // An older photo was taken elsewhere; so was one whose person walked on before they answered.
  const fresh = () => Date.now() - Date.parse(photo.taken_at) < MOMENT;
  if (fresh()) position(({ north, east }) => { if (photo.north === undefined && fresh()) Object.assign(photo, { north, east }); });
  return photo;
}
