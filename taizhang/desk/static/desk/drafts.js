// Drafts. A form with data-draft is kept on the server while it is typed in: soon after each
// change, when its window is left, and for good only until it is sent. In the browser nothing
// is kept, but for the moment between a lost session and the next sign-in, and then only for
// whoever was typing. Files are never kept. A form is known by its `key`, or where the book
// does not carry it out by the `draft` that stands in it for this alone.

const LOOK = 2_000;
const SAVE = 15_000;
const KEEPALIVE_MAX = 60_000; // More than this no browser sends for a page that is closing.
const STORED = "taizhang.draft";
const root = document.body.dataset.drafts;
const MARKS = ["key", "draft", "n"];
const NOT_TYPED = new Set(["csrfmiddlewaretoken", "act"]);

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !NOT_TYPED.has(name)) (fields[name] ??= []).push(value);
  }
  return fields;
}

// What the form is, without its own marks: two pages of one form say the same.
function typedIn(fields) {
  return JSON.stringify(Object.entries(fields).filter(([name]) => !MARKS.includes(name)));
}

function keyIn(fields) {
  return (fields.key ?? fields.draft)[0];
}

function fill(form, fields) {
  for (const control of form.elements) {
    const { name, type } = control;
    if (!name || NOT_TYPED.has(name) || type === "file" || type === "submit") continue;
    const values = fields[name] ?? [];
    if (type === "checkbox" || type === "radio") control.checked = values.includes(control.value);
    else if (type === "select-multiple") {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else if (name in fields) control.value = values[0];
  }
}

function button(words, act, look = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn btn--s ${look}`;
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function banner(tone, words, ...acts) {
  const made = document.createElement("div");
  made.className = `banner drafts-bar banner--${tone}`;
  made.setAttribute("role", "status");
  const said = document.createElement("span");
  said.textContent = words;
  made.append(said, ...acts);
  return made;
}

function put(words, { saved = "", title = "" } = {}) {
  return words.replace("{at}", saved).replace("{title}", title);
}

// The session may be over when these are asked: then there is only the way to sign in.
function ask(address, options = {}) {
  return fetch(address, { redirect: "manual", credentials: "same-origin", ...options });
}

const isLost = (answer) => answer.type === "opaqueredirect" || answer.status === 403;

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED));
  } catch {
    return null; // Storage is blocked, or holds something else: there is nothing of ours.
  }
}

function store(draft) {
  try {
    if (draft) sessionStorage.setItem(STORED, JSON.stringify(draft));
    else sessionStorage.removeItem(STORED);
  } catch {
    // Storage is blocked. The page itself still holds what was typed, and can be sent.
  }
}

class Writing {
  constructor(form) {
    this.form = form;
    this.path = new URL(form.action).pathname;
    this.token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const marks = MARKS.map((name) => form.elements[name]).filter(Boolean);
    this.marks = marks.map((mark) => [mark, mark.value]);
    this.first = typedIn(fieldsOf(form));
    this.kept = this.first;
    this.savedAt = 0;
    this.line = document.createElement("p");
    this.line.className = "small muted drafts-line";
    this.line.setAttribute("role", "status");
    (form.querySelector(".panel__f") ?? form).append(this.line);
  }

  async begin() {
    const answer = await ask(`${root}?path=${encodeURIComponent(this.path)}`);
    if (!answer.ok) return;
    const { words, drafts } = await answer.json();
    this.words = words;
    const held = stored();
    if (held?.path === this.path) {
      store(null);
      this.restore(held);
    } else this.offer(drafts.filter((draft) => draft.key !== keyIn(fieldsOf(this.form))));
    this.watch();
  }

  offer([latest]) {
    const untouched = typedIn(fieldsOf(this.form)) === this.first;
    if (!latest || typedIn(latest.fields) === this.first) return;
    if (latest.lost && untouched) return this.restore(latest);
    const bar = banner(
      "blue",
      put(this.words.half, latest),
      button(this.words.restore, () => this.restore(latest, bar), "btn--p"),
      button(this.words.discard, () => this.discard(latest, bar)),
    );
    this.form.before(bar);
  }

  restore(draft, bar) {
    fill(this.form, draft.fields);
    const back = banner(
      "green",
      put(this.words.back, draft),
      button(this.words.discard, () => this.discard(draft, back)),
    );
    if (bar) bar.replaceWith(back);
    else this.form.before(back);
    this.form.querySelector("textarea, input:not([type=hidden])")?.focus();
  }

  async discard(draft, bar) {
    const address = `${root}${draft.key}/discard/`;
    await ask(address, { method: "POST", headers: { "X-CSRFToken": this.token } });
    const isHere = keyIn(fieldsOf(this.form)) === draft.key;
    if (isHere) {
      this.form.reset();
      for (const [mark, value] of this.marks) mark.value = value;
    }
    this.kept = typedIn(fieldsOf(this.form));
    const again = button(this.words.undo, () => this.restore(draft, gone));
    const gone = banner("blue", this.words.discarded, again);
    bar.replaceWith(gone);
  }

  watch() {
    setInterval(() => this.changed() && Date.now() - this.savedAt >= SAVE && this.save(), LOOK);
    this.form.addEventListener("focusout", () => this.keep());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.changed()) this.save();
    });
    addEventListener("pagehide", () => this.keep());
    this.form.addEventListener("submit", () => {
      this.isSent = true;
      if (this.isLost) this.hold();
    });
    addEventListener("pageshow", () => (this.isSent = false));
  }

  // Whoever goes on typing after the session is over loses nothing of that either.
  keep() {
    if (this.isLost) this.hold();
    else if (this.changed()) this.save();
  }

  changed() {
    return !this.isSent && !this.isLost && typedIn(fieldsOf(this.form)) !== this.kept;
  }

  async save() {
    const fields = fieldsOf(this.form);
    const body = new URLSearchParams({
      key: keyIn(fields),
      path: this.path,
      title: this.form.dataset.draft,
      fields: JSON.stringify(fields),
    });
    const keepalive = body.toString().length < KEEPALIVE_MAX;
    const headers = { "X-CSRFToken": this.token };
    this.savedAt = Date.now();
    try {
      const answer = await ask(`${root}keep/`, { method: "POST", headers, body, keepalive });
      if (isLost(answer)) return this.lose();
      const { saved, unfit } = await answer.json();
      if (!unfit) this.kept = typedIn(fields);
      this.line.textContent = unfit ? this.words.unfit : saved && put(this.words.saved, { saved });
    } catch {
      this.line.textContent = this.words.failed;
    }
  }

  hold() {
    const fields = fieldsOf(this.form);
    const saved = new Date().toTimeString().slice(0, 5);
    store({ who: document.body.dataset.who, path: this.path, key: keyIn(fields), fields, saved });
  }

  lose() {
    this.hold();
    if (this.isLost) return;
    this.isLost = true;
    const way = document.createElement("a");
    way.className = "btn btn--s btn--p";
    way.href = `${document.body.dataset.signIn}?next=${encodeURIComponent(location.pathname)}`;
    way.textContent = this.words.sign_in;
    this.form.before(banner("amber", this.words.lost, way));
  }
}

// Somebody else is here now: what was held was not theirs.
if (stored() && stored().who !== document.body.dataset.who) store(null);
const writings = [...document.querySelectorAll("form[data-draft]")].map((form) => new Writing(form));
for (const writing of writings) writing.begin();

// A part of the page that asks for the sign-in must not take the page away from who types.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const away = event.detail.xhr.getResponseHeader("HX-Redirect") ?? "";
  const begun = writings.filter((writing) => writing.words);
  if (!begun.length || !away.startsWith(document.body.dataset.signIn)) return;
  event.preventDefault();
  for (const writing of begun) writing.lose();
});
