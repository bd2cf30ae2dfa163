// What the camera wrote into a JPEG of when and where it was taken, read before the photo is
// made small, which leaves it behind. Broken or missing notes say nothing: {}.

const START = 0xffd8, NOTES = 0xffe1, PICTURE = 0xffda, MARK = "Exif\0\0";
const IFD = 0x8769, GPS = 0x8825, TAKEN = 0x9003, ZONE = 0x9011;
const HEAD = 256 * 1024, PARTS = 10_000;

// Where the notes begin in `view`, 0 for nowhere.
function notesIn(view) {
  if (view.byteLength < 4 || view.getUint16(0) !== START) return 0;
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00 || marker === PICTURE) return 0;
    if (marker === NOTES && [...MARK].every((sign, place) => view.getUint8(at + 4 + place) === sign.charCodeAt(0))) return at + 10;
  }
  return 0;
}

function reader(view, base) {
  const little = view.getUint16(base) === 0x4949;
  const short = (at) => view.getUint16(base + at, little), long = (at) => view.getUint32(base + at, little);
  return {
    first: long(4),
    // The entries of a list of notes, by tag: where the value lies.
    list(at) {
      const found = new Map();
      for (let n = 0, count = at ? short(at) : 0; n < count; n += 1) {
        const entry = at + 2 + 12 * n;
        const size = long(entry + 4) * ([0, 1, 1, 2, 4, 8][short(entry + 2)] || 8);
        found.set(short(entry), { at: size > 4 ? long(entry + 8) : entry + 8, size });
      }
      return found;
    },
    long: (entry) => (entry ? long(entry.at) : 0),
    text: (entry) => (entry ? String.fromCharCode(...new Uint8Array(view.buffer, base + entry.at, entry.size)).replace(/[\0 ]+$/, "") : ""),
    degrees: (entry) => [0, 8, 16].reduce((sum, step, power) => sum + long(entry.at + step) / long(entry.at + step + 4) / 60 ** power, 0),
  };
}

function instant(told, zone) {
  const [, day, time] = told.match(/^(\d{4}:\d\d:\d\d) (\d\d:\d\d:\d\d)$/) || [];
  if (!day) return null;
  // A camera that names no zone was set to the time of where it is used.
  const at = Date.parse(`${day.replaceAll(":", "-")}T${time}${/^[+-]\d\d:\d\d$/.test(zone) ? zone : ""}`);
  return Number.isNaN(at) ? null : at;
}

function spot(notes, read) {
  if (!notes.has(2) || !notes.has(4)) return {};
  const side = (entry, below) => (read.text(entry).startsWith(below) ? -PARTS : PARTS);
  const north = Math.round(read.degrees(notes.get(2)) * side(notes.get(1), "S"));
  const east = Math.round(read.degrees(notes.get(4)) * side(notes.get(3), "W"));
  // A phone that knows of no satellites writes noughts.
  return Number.isFinite(north) && Number.isFinite(east) && (north || east) ? { north, east } : {};
}

// Return {at, north, east} of a photo, as far as it says so; `at` in milliseconds.
export async function notesOf(file) {
  try {
    const view = new DataView(await file.slice(0, HEAD).arrayBuffer()), base = notesIn(view);
    if (!base) return {};
    const read = reader(view, base), first = read.list(read.first);
    const shot = read.list(read.long(first.get(IFD)));
    return { at: instant(read.text(shot.get(TAKEN)), read.text(shot.get(ZONE))), ...spot(read.list(read.long(first.get(GPS))), read) };
  } catch { return {}; }
}
