// What waits: the state of each item, and what to do about those that did not go in.

import { el, fill, icon, moment, say } from "./drawing.js";
import { discard, save, DONE, SENDING, WAITING, WRONG } from "./queue.js";

export function stateOf(item) {
  if (item.state === WRONG) return say("stateWrong");
  if (item.state === DONE) return say("stateDone");
  const size = item.shots.reduce((sum, shot) => sum + shot.size, 0);
  const have = item.shots.reduce((sum, shot) => sum + (shot.whole ? shot.size : shot.have), 0);
  if (item.state === SENDING) return say("stateSending", { n: `${size ? Math.round(100 * have / size) : 0}%` });
  if (item.sent && size) return say("statePhotos", { n: `${Math.round(100 * have / size)}%` });
  return say("stateWaiting");
}

function mend(item, again) {
  const text = item.kind === "snap" || item.kind === "visit" ? "words" : "text";
  const area = el("textarea", { rows: 2, id: `text-${item.key}` });
  area.value = item.fields[text] || "";
  const retry = el("button", { type: "button", class: "btn btn--p", on: async () => {
    item.fields[text] = area.value;
    // Whoever sends it again has read what others did since.
    if (item.fresh !== undefined) item.fields.n = item.fresh;
    Object.assign(item, { state: WAITING, said: [], since: [] });
    await save(item);
    again();
  } }, say("sendAgain"));
  const drop = el("button", { type: "button", class: "btn", on: async ({ currentTarget }) => {
    if (!currentTarget.dataset.sure) { currentTarget.dataset.sure = "1"; currentTarget.textContent = say("dropSure"); return; }
    await discard(item);
    again();
  } }, say("drop"));
  return el("div", { class: "stack" }, el("ul", { class: "reasons" }, item.said.map((words) => el("li", {}, words))),
    item.since.length ? el("div", {}, el("b", {}, say("sinceThen")), el("ul", { class: "reasons" }, item.since.map((words) => el("li", {}, words)))) : "",
    el("label", { class: "f__label", for: area.id }, say("yourWords")), area, el("div", { class: "acts" }, retry, drop));
}

function card(item, again) {
  const name = say(`kind-${item.kind}`);
  return el("li", { class: `card qi qi--${item.state}`, "data-item": item.key },
    el("div", { class: "qi__h" }, el("b", {}, `${name} · `, el("span", { lang: "zh-hans" }, item.title)), el("span", { class: "qi__state" }, item.state === DONE ? icon("check") : "", stateOf(item))),
    el("p", { class: "small muted" }, moment(item.made), item.shots.length ? ` · ${say("photoCount", { n: item.shots.length })}` : "", item.number ? ` · ${item.number}` : ""),
    item.state === WRONG ? mend(item, again) : "");
}

export function drawQueue(there, again) {
  // Whoever writes in one is not disturbed by what becomes of the others.
  if (document.activeElement && document.activeElement.closest("#queue textarea")) return;
  const left = there.own.filter((item) => item.state !== DONE);
  const over = there.own.filter((item) => item.state === DONE).reverse();
  const wrong = left.filter((item) => item.state === WRONG), rest = left.filter((item) => item.state !== WRONG);
  const list = (items) => el("ul", { class: "cards" }, items.map((item) => card(item, again)));
  fill("queue",
    wrong.length ? [el("h2", {}, say("toSettle")), list(wrong)] : "",
    rest.length ? [el("h2", {}, say("toSend")), list(rest)] : el("p", { class: "muted" }, say("nothingWaits")),
    over.length ? [el("h2", {}, say("sentAlready")), list(over)] : "",
    there.others ? el("p", { class: "banner" }, say("othersCount", { n: there.others })) : "");
}
