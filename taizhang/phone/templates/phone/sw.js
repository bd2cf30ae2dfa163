// Starts the app where there is no network: keeps its page and what that is made of, nothing
// else. Nobody's data go through here; the queue is the page's own (queue.js).
const KEPT = "taizhang-phone-{{ version }}";
const APP = "{{ app }}";
const PARTS = new Set([{% for url in parts %}"{{ url }}"{% if not forloop.last %}, {% endif %}{% endfor %}]);
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(KEPT);
    await cache.addAll([...PARTS].map((url) => new Request(url, { cache: "reload" })));
    const page = await fetch(APP, { cache: "reload" });
    // A way to the sign-in page is not the app.
    if (!page.ok || page.redirected) throw new Error("not signed in");
    // With its parts or not at all: a newer page would ask for parts that are not here.
    await cache.put(APP, page);
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
  const fresh = fetch(request);
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
