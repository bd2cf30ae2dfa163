// The puzzle of a form for residents: a number is looked for whose SHA-256, together with the
// puzzle, begins with enough zero bits. Works over plain http, where browsers keep their own
// SHA-256 away; without this script the form is sent all the same.

const K = [];
const START = [];
// The first bits of the fractional parts of the roots of the first primes, as the standard has it.
for (let n = 2; K.length < 64; n += 1) {
  let prime = true;
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) prime = false;
  if (!prime) continue;
  if (START.length < 8) START.push((Math.sqrt(n) * 2 ** 32) | 0);
  K.push((Math.cbrt(n) * 2 ** 32) | 0);
}

const turn = (x, by) => (x >>> by) | (x << (32 - by));

// The first 32 bits of the SHA-256 of `text`, which is plain ASCII.
export function beginning(text) {
  const blocks = ((text.length + 8) >> 6) + 1;
  const words = new Int32Array(blocks * 16);
  for (let i = 0; i < text.length; i += 1) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
  words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
  words[words.length - 1] = text.length * 8;
  const state = Int32Array.from(START);
  const w = new Int32Array(64);
  for (let block = 0; block < blocks; block += 1) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i += 1) {
      if (i < 16) w[i] = words[block * 16 + i];
      else {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] += value; });
  }
  return state[0] >>> 0;
}

async function solved(asked) {
  const bits = Number(asked.split(".")[1]);
  for (let n = 0; ; n += 1) {
    // Bits beyond 32 are never asked for.
    if (beginning(`${asked}.${n}`) >>> (32 - bits) === 0) return String(n);
    // Somebody is typing meanwhile.
    if (n % 2000 === 0) await new Promise((go) => { setTimeout(go); });
  }
}

for (const form of document.querySelectorAll("form[data-puzzle]")) {
  const { asked, answer } = form.elements;
  let solving;
  const solve = () => { solving ??= solved(asked.value).then((found) => { answer.value = found; }); return solving; };
  form.addEventListener("input", solve, { once: true });
  let pressed;
  form.addEventListener("click", (event) => { pressed = event.target.closest("button[name]"); });
  // Older Safari cannot press a button by script: what it would have said goes along unseen.
  const send = () => {
    if (pressed) {
      const { name, value } = pressed;
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    form.submit();
  };
  form.addEventListener("submit", (event) => {
    if (answer.value || !asked.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    pressed?.setAttribute("aria-busy", "true");
    solve().then(send);
  }, true);
  // The page asked for it before it looks for anything: solved and sent on at once.
  if (form.dataset.puzzle === "now") solve().then(send);
}
