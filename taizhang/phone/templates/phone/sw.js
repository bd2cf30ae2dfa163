// Starts the app where there is no network: keeps its page and what that is made of, nothing
// else. Nobody's data go through here; the queue is the page's own (queue.js).
const KEPT = "taizhang-phone-{{ version }}";
const APP = "{{ app }}";
const PARTS = new Set([{% for url in parts %}"{{ url }}"{% if not forloop.last %}, {% endif %}{% endfor %}]);
const PATIENCE = 4000;

async function keepApp(answer) {
  // A way to the sign-in page is not the app.
  if (answer.ok && !answer.redirected) await (await caches.open(KEPT)).put(APP, answer.clone());
  return answer;
}

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll([...PARTS].map((url) => new Request(url, { cache: "reload" })));
    await keepApp(await fetch(APP, { cache: "reload" }));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("taizhang-phone-") && name !== KEPT) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

async function appPage(request) {
  const kept = await (await caches.open(KEPT)).match(APP);
  const fresh = fetch(request).then(keepApp);
  if (!kept) return fresh;
  // A network that does not answer is none.
  const late = new Promise((done) => { setTimeout(() => done(kept.clone()), PATIENCE); });
  return Promise.race([fresh.catch(() => kept.clone()), late]);
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && url.pathname === APP) event.respondWith(appPage(request));
  else if (PARTS.has(url.pathname)) {
    event.respondWith(caches.open(KEPT).then(async (cache) => (await cache.match(url.pathname)) || fetch(request)));
  }
});
