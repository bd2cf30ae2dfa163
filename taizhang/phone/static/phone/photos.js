// Photos are made small before they are kept: a long side of 1600 px, some 300 KB.

const SIDE = 1600;
const QUALITY = 0.75;

export async function smaller(file) {
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

// Where the phone thinks it is, if it says so soon; never waited for.
export function position(told) {
  if (!navigator.geolocation) return;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => told({ text: `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)} (±${Math.round(coords.accuracy)} m)`, metres: Math.round(coords.accuracy) }),
    () => {}, { enableHighAccuracy: true, timeout: 8000, maximumAge: 60_000 });
}
