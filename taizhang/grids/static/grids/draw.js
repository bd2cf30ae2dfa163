// Clicking corners on the plan: each click adds a line to the text, which is what is sent.

const plan = document.querySelector("[data-plan]");
const corners = document.querySelector("[data-corners]");
const undo = document.querySelector("[data-undo]");
const shape = plan.querySelector("polygon");

const lines = () => corners.value.split("\n").map((line) => line.trim()).filter(Boolean);

const show = () => {
  const points = lines().map((line) => line.split(/[,，\s]+/).slice(0, 2).map(Number));
  const good = points.filter((point) => point.length === 2 && point.every(Number.isFinite));
  shape.setAttribute("points", good.map((point) => point.join(",")).join(" "));
};

const keep = (all) => {
  corners.value = all.join("\n");
  // Whoever keeps drafts hears of it as of anything typed.
  corners.dispatchEvent(new Event("input", { bubbles: true }));
};

plan.addEventListener("click", (event) => {
  const box = plan.getBoundingClientRect();
  const scale = plan.viewBox.baseVal.width / box.width;
  const x = Math.round((event.clientX - box.left) * scale);
  const y = Math.round((event.clientY - box.top) * scale);
  keep([...lines(), `${x},${y}`]);
});
undo.addEventListener("click", () => keep(lines().slice(0, -1)));
corners.addEventListener("input", show);
for (const hidden of [undo, document.querySelector("[data-how]")]) hidden.hidden = false;
show();
