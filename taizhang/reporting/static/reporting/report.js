// Comfort for the form: what was typed stays in this phone until it is sent, and photos are
// made small before they travel. Without it the form is the same.

const form = document.querySelector("form[data-keep]");
const name = `taizhang:${form.dataset.keep}:${location.pathname}`;
const KEPT = ["words", "place_text"];
const SIDE = 1600;
const SMALL = 400_000;

const store = {
  read() { try { return JSON.parse(localStorage.getItem(name)) ?? {}; } catch { return {}; } },
  write(value) { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* A private window keeps nothing. */ } },
  forget() { try { localStorage.removeItem(name); } catch { /* Nothing was kept. */ } },
};

const notice = form.querySelector("[data-kept]");
const held = store.read();
if (notice && KEPT.some((each) => held[each] && !form.elements[each].value)) {
  for (const each of KEPT) if (held[each] && !form.elements[each].value) form.elements[each].value = held[each];
  notice.hidden = false;
}
let timer;
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => store.write(Object.fromEntries(KEPT.map((each) => [each, form.elements[each].value]))), 500);
});
form.addEventListener("submit", () => {
  clearTimeout(timer);
  // The page of the receipt forgets it: only then has it arrived.
  try { localStorage.setItem("taizhang:sent", name); } catch { /* Nothing was kept. */ }
});
notice?.querySelector("[data-forget]").addEventListener("click", () => {
  store.forget();
  for (const each of KEPT) form.elements[each].value = "";
  notice.hidden = true;
  form.elements.words.focus();
});

async function smaller(file) {
  if (file.size < SMALL || !window.createImageBitmap) return file;
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.round(image.width * scale), height: Math.round(image.height * scale),
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.8); });
    return made && made.size < file.size ? new File([made], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch { return file; }
}

const chooser = form.elements.photos;
const shots = form.querySelector("[data-shots]");
let chosen = [];

function show() {
  const bag = new DataTransfer();
  for (const file of chosen) bag.items.add(file);
  chooser.files = bag.files;
  shots.replaceChildren(...chosen.map((file, at) => {
    const line = document.createElement("li");
    const image = Object.assign(document.createElement("img"), { src: URL.createObjectURL(file), alt: `${at + 1}` });
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
    button.setAttribute("aria-label", `${shots.dataset.remove} ${at + 1}`);
    button.addEventListener("click", () => { chosen.splice(at, 1); show(); chooser.focus(); });
    line.append(image, button);
    return line;
  }));
  shots.hidden = !chosen.length;
}

if (chooser && shots && window.DataTransfer) {
  chooser.addEventListener("change", async () => {
    const added = await Promise.all([...chooser.files].map(smaller));
    // Choosing again adds: phones offer one photo at a time.
    chosen = [...chosen, ...added].slice(0, 6);
    show();
  });
}
