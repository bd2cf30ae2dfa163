// The way back goes when its time is up. The server judges anyway.

for (const form of document.querySelectorAll("[data-undo-seconds]")) {
  setTimeout(() => form.remove(), Number(form.dataset.undoSeconds) * 1000);
}
