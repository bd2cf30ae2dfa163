// Matters in hand: cards, and on each the four acts: take up, how far, done, not ours.

import { chips, el, fill, icon, lamp, say } from "./drawing.js";
import { add, DONE } from "./queue.js";
import { photographed } from "./photos.js";

const REASONS = ["not_ours", "wrong_place", "needs_another_lead", "not_clear_enough"];

const waiting = (there, number) => there.own.filter((item) => item.fields.number === number && item.state !== DONE);

export function drawTasks(there, most = Infinity) {
  const { tasks, looks = [] } = there.state;
  if (!tasks.length && !looks.length) return [el("p", { class: "muted" }, say("noTasks"))];
  const toSee = looks.slice(0, most).map((look) => el("li", {},
    el("a", { class: "cell", href: look.url }, icon("pin"), el("span", { class: "cell__t" }, el("span", { class: "t" }, look.title), el("small", { class: "muted" }, `${say("goAndLook")} ${look.place}`)), icon("right"))));
  return [el("ul", { class: "cells" }, toSee, tasks.slice(0, most).map((task) => el("li", {},
    el("a", { class: "cell", href: `#task/${task.number}` }, lamp(task.lamp), el("span", { class: "cell__t" }, el("span", { class: "t" }, task.title), el("small", { class: "muted" }, task.place)),
      waiting(there, task.number).length ? el("small", { class: "tag" }, say("stateWaiting")) : "", icon("right")))))];
}

function photoField(name, words, photos, shows) {
  const list = el("ul", { class: "shots" });
  const input = el("input", { type: "file", accept: "image/*", capture: "environment", multiple: true, id: name });
  input.addEventListener("change", async () => {
    for (const file of input.files) {
      const photo = await photographed(file, shows);
      photos.push(photo);
      list.append(el("li", {}, el("img", { src: URL.createObjectURL(photo.blob), alt: say("photo", { n: photos.length }) })));
    }
    input.value = "";
  });
  return el("div", { class: "f" }, el("label", { class: "f__label", for: name }, words), input, list);
}

function act(there, task, name, inside, fieldsOf, photos, saved) {
  const told = el("p", { class: "f__error", tabindex: -1, hidden: true });
  const form = el("form", { class: "stack", novalidate: true }, told, ...inside, el("button", { class: "btn btn--p btn--w" }, say("keep")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = fieldsOf(form);
    if (typeof fields === "string") { told.textContent = fields; told.hidden = false; told.focus(); return; }
    try { await add(name, { number: task.number, n: task.n, ...fields }, photos, task.title); } catch { told.textContent = say("notKept"); told.hidden = false; return; }
    saved(say("kept"), "tasks");
  });
  return el("details", { class: "card act" }, el("summary", {}, say(`kind-${name}`)), form);
}

const area = (id, words) => el("div", { class: "f" }, el("label", { class: "f__label", for: id }, words), el("textarea", { id, name: "text", rows: 3 }));

export function drawTask(there, number, saved) {
  const task = there.state.tasks.find((each) => each.number === number);
  if (!task) { fill("task", el("p", { class: "muted" }, say("noTask"))); return; }
  const shown = [], after = [];
  const begun = task.taken_up || waiting(there, number).some((item) => item.kind !== "return");
  const takeUp = el("button", { type: "button", class: "btn btn--p btn--w", on: async () => { await add("take-up", { number, n: task.n }, [], task.title); saved(say("kept"), "tasks"); } }, say("kind-take-up"));
  let reason = "";
  const needed = task.needs.filter((need) => need.endsWith("photo"));
  const done = task.page_only || task.needs.some((need) => !need.endsWith("photo"))
    ? el("p", { class: "small" }, el("a", { href: task.url }, say("onItsPage")))
    : act(there, task, "done", [area("done-text", say("whatWasDone")), ...needed.map((need) => photoField(`done-${need}`, say(need), after, need))],
      (form) => {
        if (!form.elements.text.value.trim()) return say("sayWhatWasDone");
        if (needed.some((need) => !after.some((photo) => photo.shows === need))) return say("photosMissing");
        return { text: form.elements.text.value.trim() };
      }, after, saved);
  fill("task",
    el("div", { class: "card" }, el("p", { class: "small muted num" }, task.label), el("h2", { class: "t" }, task.title), el("p", {}, task.place), lamp(task.lamp),
      el("p", { class: "small" }, el("a", { href: task.url }, say("wholeMatter"))),
      ...waiting(there, number).map((item) => el("p", { class: "small tag" }, `${say(`kind-${item.kind}`)} · ${say("stateWaiting")}`)), begun ? "" : takeUp),
    act(there, task, "progress", [area("progress-text", say("howFar")), photoField("progress-photos", say("photosToo"), shown, "after_photo")],
      (form) => (form.elements.text.value.trim() || shown.length ? { text: form.elements.text.value.trim() } : say("sayHowFar")), shown, saved),
    done,
    act(there, task, "return", [el("fieldset", {}, el("legend", { class: "f__label" }, say("why")), chips("reason", REASONS.map((code) => ({ code, text: say(code) })), (code) => { reason = code; })), area("return-text", say("explain"))],
      (form) => (reason && form.elements.text.value.trim() ? { reason, text: form.elements.text.value.trim() } : say("sayWhy")), [], saved));
}
