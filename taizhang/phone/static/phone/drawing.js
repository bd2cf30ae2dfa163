// Drawing: elements from plain values, never from markup, and the page's own words.

const words = document.getElementById("words");
const icons = document.body.dataset.icons;
const SVG = "http://www.w3.org/2000/svg";

export function say(name, values = {}) {
  const dashed = name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`);
  return (words.getAttribute(`data-${dashed}`) || name).replace(/\{(\w+)\}/g, (_all, each) => values[each] ?? "");
}

export function el(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") made.addEventListener("click", value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...inside.flat().filter((each) => each !== null && each !== undefined && each !== ""));
  return made;
}

export function icon(name, classes = "ic") {
  const made = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  made.setAttribute("class", classes);
  made.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${icons}#${name}`);
  made.append(use);
  return made;
}

export const lamp = ({ colour, text }) => el("span", { class: `lamp lamp--${colour}` }, icon(`lamp-${colour}`, "lamp__mark"), el("span", { class: "lamp__text" }, text));
export const fill = (id, ...inside) => document.getElementById(id).replaceChildren(...inside.flat());
// Day and hour are the office's, as on every page of it, wherever a phone thinks it is. What a
// phone keeps is written in world time, whose day begins at eight in the morning here.
const ZONE = { timeZone: "Asia/Shanghai" };
export const at = (when) => new Date(when).toLocaleTimeString("en-GB", { ...ZONE, hour: "2-digit", minute: "2-digit" });
export const day = (when) => new Date(when).toLocaleDateString("sv-SE", ZONE);
export const moment = (when) => `${day(when).slice(5)} ${at(when)}`;

// A row of choices that look like chips; `chosen` hears which.
export function chips(name, options, chosen, value = "") {
  return el("div", { class: "chips" }, options.map(({ code, text, note }) => {
    const input = el("input", { type: "radio", name, value: code, id: `${name}-${code}` });
    input.checked = code === value;
    input.addEventListener("change", () => chosen(code));
    return el("span", { class: "chip" }, input, el("label", { for: input.id }, text, note ? el("small", {}, note) : ""));
  }));
}
