// Forms: Ctrl+Enter sends, nothing is sent twice, mistakes are shown first. All of it is
// comfort: the server checks the same form without any of this.

const SUBMIT = "button:not([type=button]):not([type=reset]), input[type=submit]";
const PATIENCE = 10_000;

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const form = event.target.closest?.("form") ?? document.querySelector("form[data-main]");
  const button = form?.querySelector("[data-default]") ?? form?.querySelector(SUBMIT);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll(SUBMIT)) button.disabled = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  // Later, because a disabled button does not send its own name and value.
  setTimeout(() => {
    for (const button of form.querySelectorAll(SUBMIT)) button.disabled = true;
  });
  // Whoever stopped the page, or lost the connection, can press again: the form's key sees
  // to it that nothing is carried out twice.
  setTimeout(() => release(form), PATIENCE);
});

// A condition that was left empty is no condition: it stays out of the address.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// Going back shows the page as it was left: with its buttons still disabled.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) release(form);
});

function showMistakes() {
  document.querySelector("[data-error-summary]")?.focus();
}

export function say(words) {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  document.getElementById("toasts")?.replaceChildren(toast);
}

// A fragment that fails must not fail in silence: the whole page says why.
document.addEventListener("htmx:responseError", (event) => {
  const { requestConfig, xhr } = event.detail;
  if (requestConfig.verb === "get") location.assign(xhr.responseURL || requestConfig.path);
  else say(document.body.dataset.failed);
});
document.addEventListener("htmx:sendError", () => say(document.body.dataset.failed));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("form");
  if (form) release(form);
});
document.addEventListener("htmx:afterSettle", (event) => {
  showMistakes();
  // Whoever asks for a form means to write in it.
  const opener = event.detail.requestConfig?.elt;
  if (opener?.dataset.opens) document.querySelector(opener.dataset.opens)?.focus();
});
showMistakes();
