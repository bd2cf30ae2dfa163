// The receipt: what was kept while it was written is forgotten, and it can be printed or read
// out where the machine can.

try {
  const name = localStorage.getItem("taizhang:sent");
  if (name) localStorage.removeItem(name);
  localStorage.removeItem("taizhang:sent");
} catch { /* Nothing was kept. */ }

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
