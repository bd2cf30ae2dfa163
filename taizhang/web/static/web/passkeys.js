// Passkeys: a form asks the server what to ask for, shows it to the browser, and sends the
// answer as an ordinary form. A form stays hidden where the browser knows no passkeys, and
// what says so ([data-passkey-unable]) is shown in its place.

const able = window.isSecureContext && "PublicKeyCredential" in window;

const bytes = (text) => {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
};

const text = (buffer) => {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

function read(asked) {
  const options = { ...asked, challenge: bytes(asked.challenge) };
  if (asked.user) options.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) options.excludeCredentials = named(asked.excludeCredentials);
  if (asked.allowCredentials) options.allowCredentials = named(asked.allowCredentials);
  return options;
}

function written(made) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) response[part] = text(made.response[part]);
  }
  return JSON.stringify({
    id: made.id,
    rawId: text(made.rawId),
    type: made.type,
    response,
    clientExtensionResults: made.getClientExtensionResults(),
  });
}

async function answer(form) {
  const sent = await fetch(form.dataset.asked, { method: "POST", body: new FormData(form) });
  if (!sent.ok || sent.redirected) throw new Error(`asked: ${sent.status}`);
  const { publicKey } = await sent.json();
  const way = form.dataset.passkey === "create" ? "create" : "get";
  return written(await navigator.credentials[way]({ publicKey: read(publicKey) }));
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !able;
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.answer.value = await answer(form);
      form.submit();
    } catch {
      // Whether somebody pressed cancel or the key is another one: a browser does not tell.
      failed.hidden = false;
    }
  });
}
for (const words of document.querySelectorAll("[data-passkey-unable]")) words.hidden = able;
