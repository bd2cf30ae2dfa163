// Today's way: who is to be looked in on. Arriving notes time and place; nothing to report is
// one tap more.

import { at, day, el, fill, icon, say } from "./drawing.js";
import { position } from "./place.js";
import { add } from "./queue.js";
import { categoryChips } from "./snap-page.js";

// What the office calls a household is written in its own language.
const theirs = (words) => (words ? el("span", { lang: "zh-hans" }, words) : "");
const between = (...parts) => parts.filter(Boolean).flatMap((part, place) => (place ? [" · ", part] : [part]));

// Where somebody stands now, until they say what came of it.
const here = { stop: "", at: "", fix: "" };

const visited = (there, stop) => there.own.find((item) => item.fields.stop === stop.key && day(item.made) >= there.state.day);

export function drawRoute(there, most = Infinity) {
  const { route } = there.state;
  const over = route.filter((stop) => stop.done || visited(there, stop)).length;
  const heading = el("div", { class: "panel__h" }, el("h2", {}, say("routeCount", { done: over, all: route.length })), Number.isFinite(most) ? el("a", { href: "#route" }, say("all")) : "");
  if (!route.length) return [el("div", { class: "panel__h" }, el("h2", {}, say("routeToday"))), el("p", { class: "muted" }, say("noRoute"))];
  const rows = [...route].sort((a, b) => Boolean(a.done || visited(there, a)) - Boolean(b.done || visited(there, b)));
  return [heading, el("ul", { class: "cells" }, rows.slice(0, most).map((stop) => {
    const item = visited(there, stop), gone = stop.done || item;
    return el("li", { class: "cell" }, gone ? icon("check", "ic ic--done") : icon("pin"),
      el("span", { class: "cell__t" }, el("b", {}, `${stop.where} `, theirs(stop.label)), el("small", { class: "muted" }, between(theirs(stop.ask), item ? at(item.made) : stop.last))),
      gone ? el("small", { class: "muted" }, item && item.state !== "done" ? say("stateWaiting") : say("been")) : el("a", { class: "btn", href: `#stop/${stop.key}` }, say("arrive"), el("span", { class: "sr" }, ` ${stop.where}`)));
  }))];
}

function checks(state) {
  return state.lists.map((list) => el("fieldset", { class: "ticks" }, el("legend", { lang: "zh-hans" }, list.name), list.lines.map((line, place) => {
    const id = `tick-${list.name}-${place}`;
    return el("p", { class: "tick" }, el("input", { type: "checkbox", id, name: "tick", value: line.text }), el("label", { for: id }, theirs(line.text), line.sample ? el("small", { class: "tag" }, say("sample")) : ""));
  })));
}

export function drawStop(there, key, saved) {
  const stop = there.state.route.find((each) => each.key === key);
  if (!stop) { fill("stop", el("p", { class: "muted" }, say("noStop"))); return; }
  if (here.stop !== key) {
    Object.assign(here, { stop: key, at: new Date().toISOString(), fix: "" });
    position(({ text }) => { here.fix = text; });
  }
  let category = "";
  const told = el("p", { class: "f__error", tabindex: -1, hidden: true });
  const form = el("form", { class: "stack", novalidate: true });
  const keep = async (outcome, more = {}) => {
    const ticks = [...form.querySelectorAll("[name=tick]:checked")].map((each) => each.value).join("\n");
    const fields = { stop: key, place: stop.place, outcome, fix: here.fix, ticks, visit_kind: stop.household ? there.state.visit_kind : "inspection", words: form.elements.words.value.trim(), ...more };
    try { await add("visit", fields, [], `${stop.where} ${stop.label}`, here.at); } catch { told.textContent = say("notKept"); told.hidden = false; told.focus(); return; }
    here.stop = "";
    saved(say("kept"), "route");
  };
  const press = (outcome, classes) => el("button", { type: "button", class: `btn ${classes}`, on: () => keep(outcome) }, say(`outcome-${outcome}`));
  const matter = el("details", { class: "act" }, el("summary", {}, say("outcome-matter")), told,
    el("fieldset", {}, el("legend", { class: "f__label" }, say("whichKind")), categoryChips("stop-category", there.state, (code) => {
      category = code;
      for (const input of matter.querySelectorAll(".chips input")) input.checked = input.value === code;
    })),
    stop.household ? el("p", { class: "tick" }, el("input", { type: "checkbox", id: "by-themselves", name: "by_themselves" }), el("label", { for: "by-themselves" }, say("byThemselves"))) : "",
    el("button", { type: "button", class: "btn btn--p btn--w", on: () => {
      if (!category) { told.textContent = say("chooseKind"); told.hidden = false; told.focus(); return; }
      keep("matter", { category, by_themselves: form.elements.by_themselves && form.elements.by_themselves.checked ? "1" : null });
    } }, say("keepMatter")));
  form.append(
    el("div", { class: "card" }, el("h2", {}, `${stop.where} `, theirs(stop.label)), el("p", { class: "muted" }, between(theirs(stop.ask), stop.last)), el("p", {}, say("arrivedAt", { at: at(here.at) }))),
    ...checks(there.state),
    press("nothing", "btn--p btn--w"),
    el("div", { class: "f" }, el("label", { class: "f__label", for: "stop-words" }, say("wordsToo")), el("textarea", { id: "stop-words", name: "words", rows: 2 })),
    el("div", { class: "card" }, matter),
    stop.household ? el("div", { class: "acts" }, press("nobody_home", ""), press("not_opened", "")) : "",
    stop.household ? el("p", { class: "small" }, el("a", { href: stop.note }, say("doorNote"))) : "");
  form.addEventListener("submit", (event) => event.preventDefault());
  fill("stop", form);
}
