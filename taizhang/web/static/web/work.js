// A page about long work shows what came of it as soon as that is over. The card minds
// itself (components/_job.html); the rest of the page is drawn anew.

document.addEventListener("htmx:afterSettle", () => {
  const state = document.querySelector("[data-job]")?.dataset.job;
  if (!state || state === "waiting") return;
  for (const each of document.querySelectorAll("[data-while-waiting]")) each.remove();
  if (state === "done") location.reload();
});
